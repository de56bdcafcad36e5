// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CARDIOLOGIST, CREW } from '../../testing/caseEvents.ts';
import { instant } from '../../time/instant.ts';
import { renderWithTexts } from '../testing/renderWithTexts.tsx';
import { MessageThread } from './MessageThread.tsx';

afterEach(cleanup);

const at = instant(1_700_000_000_000);
const MESSAGES = [
  { seq: 4, text: 'first', by: CREW, at },
  { seq: 6, text: 'second', by: CREW, at },
  { seq: 7, text: 'answer', by: CARDIOLOGIST, at },
];

describe('[MS2] messages', () => {
  it('say of each own one whether the other side has read it, and nothing of the others', () => {
    renderWithTexts(
      <MessageThread side="crew" messages={MESSAGES} readThrough={{ crew: 0, desk: 4 }} onTheWay={0} />,
    );
    const [first, second, answer] = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(first).toMatch(/· read$/);
    expect(second).toMatch(/· not read yet$/);
    expect(answer).not.toContain('read');
  });

  it('are sent with what was written and no blanks around it, and never empty', async () => {
    const onSend = vi.fn();
    renderWithTexts(
      <MessageThread
        side="desk"
        messages={[]}
        readThrough={{ crew: 0, desk: 0 }}
        onTheWay={0}
        onSend={onSend}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(onSend).not.toHaveBeenCalled();
    await userEvent.type(screen.getByRole('textbox'), ' more oxygen? ');
    await userEvent.click(screen.getByRole('button', { name: 'Send' }));
    expect(onSend).toHaveBeenCalledExactlyOnceWith('more oxygen?');
  });

  it('can only be read where there is nothing to send with', () => {
    renderWithTexts(
      <MessageThread side="desk" messages={MESSAGES} readThrough={{ crew: 0, desk: 0 }} onTheWay={0} />,
    );
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
