// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { memoryStorage } from '@smart-triage/shared/testing/memoryStorage';
import { PersonalKeys } from '../../lib/PersonalKeys.tsx';
import { DESK_KEYS } from '../../lib/deskKeys.ts';
import { createLetterKeys, useKeyOf } from '../../lib/letterKeys.ts';
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

/** On a screen with two alerts, of which one more is out of view. */
function Screen() {
  const keyOf = useKeyOf();
  return (
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
}
const buttons = <Screen />;

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

  it('are turned off by a person, for that person, and stay off on this computer', async () => {
    press.mockClear();
    const storage = memoryStorage();
    const letterKeysOf = (userId: string) => createLetterKeys(storage, userId);
    const pageOf = (userId: string) => (
      <PersonalKeys userId={userId} letterKeysOf={letterKeysOf}>
        {buttons}
      </PersonalKeys>
    );
    renderInApp(pageOf('doctor-1'));
    await userEvent.click(screen.getByRole('button', { name: 'Keys off' }));
    await userEvent.keyboard('a');
    expect(press).not.toHaveBeenCalled();
    expect(screen.getByText(/Letter keys are off/)).toBeDefined();
    expect(screen.getByRole('button', { name: 'first' }).getAttribute('aria-keyshortcuts')).toBeNull();
    cleanup();
    renderInApp(pageOf('doctor-1'));
    await userEvent.keyboard('a');
    expect(press).not.toHaveBeenCalled();
    cleanup();
    renderInApp(pageOf('doctor-2'));
    await userEvent.keyboard('a');
    expect(press.mock.calls).toEqual([['first']]);
  });
});
