import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { describe, expect, it } from 'vitest';
import { requestId } from '../testing/cases.ts';
import { createRepeatables } from './repeatable.ts';

function sender() {
  let ids = 0;
  const repeatableOf = createRepeatables(() => requestId(++ids));
  const sent: string[] = [];
  const send = async (subject: string, content: string, isCut = false): Promise<void> => {
    await repeatableOf(subject)((id) => {
      sent.push(`${content} ${id.slice(-1)}`);
      return isCut ? Promise.reject(new AppError(ErrorCode.Disconnected, 'cut')) : Promise.resolve();
    }, content).catch(() => undefined);
  };
  return { send, sent };
}

describe('[CS3] what was sent and may have arrived', () => {
  it('is a change of its own when something else was sent meanwhile: 3, 5, 3 ends at 3', async () => {
    const { send, sent } = sender();
    await send('beds', '3', true);
    await send('beds', '5');
    await send('beds', '3');
    expect(sent).toEqual(['3 1', '5 2', '3 3']);
  });

  it('is repeated whatever was sent about something else', async () => {
    const { send, sent } = sender();
    await send('beds', '3', true);
    await send('cath lab', 'free');
    await send('beds', '3');
    expect(sent).toEqual(['3 1', 'free 2', '3 1']);
  });
});
