// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { DESK_KEYS, keyOf } from '../../lib/deskKeys.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { KeyStrip } from './KeyStrip.tsx';

beforeAll(() => {
  // happy-dom lays nothing out; here everything is on the screen but what says otherwise.
  Element.prototype.checkVisibility = function isShown(this: Element) {
    return !this.hasAttribute('hidden');
  };
});
afterEach(cleanup);

const press = vi.fn();
const buttons = (
  <>
    <button type="button" hidden {...keyOf('acknowledge')} onClick={() => void press('hidden')}>
      hidden
    </button>
    <button type="button" {...keyOf('acknowledge')} onClick={() => void press('first')}>
      first
    </button>
    <button type="button" {...keyOf('acknowledge')} onClick={() => void press('second')}>
      second
    </button>
    <input aria-label="search" {...keyOf('search')} />
    <KeyStrip view="patient" />
  </>
);

describe('the keys of the desk', () => {
  it('are each another one, and all stand on the screen with what they do', () => {
    const keys = Object.values(DESK_KEYS);
    expect(new Set(keys).size).toBe(keys.length);
    renderInApp(<KeyStrip view="patient" />);
    for (const key of keys) expect(screen.getByText(key.toUpperCase())).toBeDefined();
  });

  it('press what is on the screen, the first of its kind, and nothing that is not', async () => {
    renderInApp(buttons);
    await userEvent.keyboard('a');
    expect(press.mock.calls).toEqual([['first']]);
  });

  it('lead into a field, and are letters there', async () => {
    press.mockClear();
    renderInApp(buttons);
    await userEvent.keyboard('/');
    expect(document.activeElement).toBe(screen.getByLabelText('search'));
    await userEvent.keyboard('a');
    expect(screen.getByLabelText<HTMLInputElement>('search').value).toBe('a');
    expect(press).not.toHaveBeenCalled();
  });

  it('rest while a dialog is open, and with a modifier', async () => {
    press.mockClear();
    renderInApp(
      <>
        {buttons}
        <dialog open>sure?</dialog>
      </>,
    );
    await userEvent.keyboard('a');
    cleanup();
    renderInApp(buttons);
    await userEvent.keyboard('{Control>}a{/Control}');
    expect(press).not.toHaveBeenCalled();
  });
});
