import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { isRefused } from '@smart-triage/shared/errors/isRefused';
import type { RequestInput, RequestName, RequestOutput } from '@smart-triage/shared/protocol/requests';
import { setTimeout as sleep } from 'node:timers/promises';

const AGAIN_AFTER_MS = 1000;

/**
 * Asks until the server has answered, through cuts of any length, with the same requestId throughout. Rejects when it is refused, and when `stopped` is
 * aborted.
 */
export async function insist<N extends RequestName>(
  signaling: Pick<SignalingClient, 'request'>,
  name: N,
  input: RequestInput<N>,
  stopped: AbortSignal,
): Promise<RequestOutput<N>> {
  for (;;) {
    stopped.throwIfAborted();
    try {
      return await signaling.request(name, input);
    } catch (error) {
      if (isRefused(error)) throw error;
      await sleep(AGAIN_AFTER_MS, undefined, { signal: stopped });
    }
  }
}
