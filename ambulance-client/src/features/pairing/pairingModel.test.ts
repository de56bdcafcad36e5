import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { describe, expect, it, vi } from 'vitest';
import { createPairingModel } from './pairingModel.ts';

describe('pairing', () => {
  it('takes a code as it is typed with gloves: with spaces around it and in capitals', async () => {
    const pair = vi.fn(() => Promise.resolve());
    await createPairingModel({ access: { pair } }).pair(' ABCD2345 ');
    expect(pair).toHaveBeenCalledWith('abcd2345');
  });

  it.each([
    ['a wrong code', new AppError(ErrorCode.NotSignedIn, 'HTTP 401'), ErrorCode.NotSignedIn],
    ['no network', new TypeError('failed to fetch'), ErrorCode.Disconnected],
    ['anything else', new Error('?'), ErrorCode.Internal],
  ])('says why it failed: %s', async (_, error, problem) => {
    const model = createPairingModel({ access: { pair: () => Promise.reject(error) } });
    await model.pair('abcd2345');
    expect(model.getSnapshot()).toEqual({ kind: 'refused', problem });
  });

  it('does not send a second code while one is on its way', async () => {
    const pair = vi.fn(() => Promise.resolve());
    const model = createPairingModel({ access: { pair } });
    await Promise.all([model.pair('abcd2345'), model.pair('abcd2345')]);
    expect(pair).toHaveBeenCalledTimes(1);
  });
});
