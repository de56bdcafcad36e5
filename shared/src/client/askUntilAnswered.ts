import { isRefused } from '../errors/isRefused.ts';
import type { SignalingClient } from './signalingClient.ts';

/** An answer that was lost is asked for soon; a server that goes on failing is not asked by everybody every second. */
const FIRST_PAUSE_MS = 1000;
const LONGEST_PAUSE_MS = 30_000;

type AskOptions = {
  signaling: Pick<SignalingClient, 'state' | 'onReady'>;
  /** Asks once, and takes the answer. Never running twice at a time. */
  ask: () => Promise<unknown>;
  /** Told of each failure, those that are repeated too. */
  onError: (error: unknown) => void;
};

export type Asker = {
  /** What was answered may not be the whole any more: asks once more, after the question that is under way or the pause after a failure. Does nothing without a link. */
  again: () => void;
  close: () => void;
};

/**
 * Asks at each new link, and on as long as the link is there and no answer came: the next link may be an hour away, and until then the screen would stay without. What
 * was refused is asked again with the next link only.
 */
export function askUntilAnswered({ signaling, ask, onError }: AskOptions): Asker {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let links = 0;
  let failures = 0;
  let isAsking = false;
  let wanted = 0;
  let isClosed = false;

  const clear = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
  };
  const again = (): void => {
    if (isClosed || signaling.state.getSnapshot().kind !== 'ready') return;
    wanted += 1;
    // While it rests after a failure, the pause stands.
    if (!isAsking && timer === null) void run();
  };
  const run = async (): Promise<void> => {
    const [link, answering] = [links, wanted];
    isAsking = true;
    try {
      await ask();
      failures = 0;
    } catch (error) {
      onError(error);
      if (!isClosed && !isRefused(error) && link === links) rest();
    } finally {
      isAsking = false;
    }
    if (wanted > answering) again();
  };
  const rest = (): void => {
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** failures++, LONGEST_PAUSE_MS);
    timer = setTimeout(() => {
      timer = null;
      again();
    }, pauseMs);
  };

  const stop = signaling.onReady(() => {
    links += 1;
    failures = 0;
    clear();
    again();
  });
  again();
  return {
    again,
    close: () => {
      isClosed = true;
      clear();
      stop();
    },
  };
}
