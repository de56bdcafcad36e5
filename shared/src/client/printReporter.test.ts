import { expect, it, vi } from 'vitest';
import type { CaseId } from '../domain/ids.ts';
import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { createFakeSignaling } from '../testing/fakeSignaling.ts';
import { PrintReporter } from './printReporter.ts';

const caseId = '00000000-0000-4000-8000-0000000000aa' as CaseId;
const told = (count: number) =>
  Array.from({ length: count }, () => ({ name: 'record:print', input: { caseId } }));

it('[AU5] tells the server of each printing, also of those without a link, and no more once it is closed', async () => {
  const signaling = createFakeSignaling(() => ({}));
  const page = new EventTarget();
  const print = () => page.dispatchEvent(new Event('beforeprint'));
  const reporter = new PrintReporter({ signaling: signaling.client, caseId, page, onError: vi.fn() });
  print();
  await vi.waitFor(() => {
    expect(signaling.asked).toEqual(told(1));
  });
  signaling.cut();
  print();
  print();
  signaling.restore();
  await vi.waitFor(() => {
    expect(signaling.asked).toEqual(told(3));
  });
  reporter.close();
  print();
  signaling.restore();
  expect(signaling.asked).toEqual(told(3));
});

it('[AU5] says what the server refuses, and does not ask for ever', async () => {
  const signaling = createFakeSignaling(() => {
    throw new AppError(ErrorCode.NotFound, 'there is no such case');
  });
  const onError = vi.fn();
  const page = new EventTarget();
  const reporter = new PrintReporter({ signaling: signaling.client, caseId, page, onError });
  page.dispatchEvent(new Event('beforeprint'));
  await vi.waitFor(() => {
    expect(onError).toHaveBeenCalledOnce();
  });
  signaling.restore();
  expect(signaling.asked).toHaveLength(1);
  reporter.close();
});
