import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { createFakeSignaling } from '@smart-triage/shared/testing/fakeSignaling';
import { describe, expect, it } from 'vitest';
import { insist } from './insist.ts';

const change = {
  requestId: '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01',
  caseId: '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a02' as CaseId,
};

describe('a crew that insists', () => {
  it('asks again after a cut, with the same requestId, until it is answered', async () => {
    let answers = 0;
    const signaling = createFakeSignaling(() => {
      if (answers++ === 0) throw new AppError(ErrorCode.TimedOut, 'no reply');
      return { seq: 5 };
    }, false);
    const asked = insist(signaling.client, 'consult:request', change, new AbortController().signal);
    expect(signaling.asked).toEqual([]);
    signaling.restore();
    expect(await asked).toEqual({ seq: 5 });
    expect(signaling.asked.map(({ input }) => input)).toEqual([change, change]);
  });

  it('takes no for an answer', async () => {
    const signaling = createFakeSignaling(() => {
      throw new AppError(ErrorCode.NotAllowedNow, 'closed');
    });
    const asked = insist(signaling.client, 'consult:request', change, new AbortController().signal);
    await expect(asked).rejects.toMatchObject({ code: 'not-allowed-now' });
    expect(signaling.asked).toHaveLength(1);
  });

  it('stops when it is told to', async () => {
    const signaling = createFakeSignaling(() => ({ seq: 1 }), false);
    const stopped = new AbortController();
    const asked = insist(signaling.client, 'consult:request', change, stopped.signal);
    stopped.abort();
    await expect(asked).rejects.toThrow('abort');
    signaling.restore();
    expect(signaling.asked).toEqual([]);
  });
});
