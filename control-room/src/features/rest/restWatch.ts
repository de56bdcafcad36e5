import type { AccessState } from '@smart-triage/shared/client/accessKeeper';
import { createStore, type Readable } from '@smart-triage/shared/client/store';

/** `warning`: unless somebody does something, the page signs out in so many seconds. */
export type RestState = { kind: 'used' } | { kind: 'warning'; leftS: number };

export type RestWatch = Readable<RestState> & {
  /** Somebody did something. */
  use: () => void;
  close: () => void;
};

export type RestDeps = {
  access: Readable<AccessState>;
  /** Milliseconds that never jump. */
  monotonicNow: () => number;
  /** Whether the page is in the middle of what must not be cut off: a consult that runs is use. */
  isBusy: () => boolean;
  /** Tells the server that the page is used. */
  stayIn: () => Promise<void>;
  /** Signs out, and leaves what is on the screen for who signs in again. */
  rest: () => Promise<void>;
  onError: (error: unknown) => void;
};

/** Time to walk back to the desk. */
const WARN_MS = 2 * 60_000;
const LOOK_EVERY_MS = 1000;
/** The server learns of use this often, and of the last one this late: it never ends before the page does. */
const TELL_EVERY_MS = 60_000;

/** [ID10] Watches whether anybody uses the page, warns before it signs out, and tells the server what it needs to know. Without a limit it does nothing. */
export function createRestWatch(deps: RestDeps): RestWatch {
  const { access, monotonicNow, isBusy, onError } = deps;
  const store = createStore<RestState>({ kind: 'used' });
  let usedAtMs = monotonicNow();
  let toldAtMs = monotonicNow();
  let wasIn = false;
  const use = (): void => {
    usedAtMs = monotonicNow();
    if (store.getSnapshot().kind !== 'used') store.set({ kind: 'used' });
  };
  const look = (): void => {
    const state = access.getSnapshot();
    const isIn = state.kind === 'in';
    if (isBusy()) use();
    // Who has just signed in uses the page, and the server knows it.
    if (isIn && !wasIn) {
      use();
      toldAtMs = usedAtMs;
    }
    wasIn = isIn;
    const limitMs = isIn ? state.access.idleLimitMs : undefined;
    if (limitMs === undefined) return;
    const now = monotonicNow();
    if (usedAtMs > toldAtMs && now - toldAtMs >= TELL_EVERY_MS) {
      toldAtMs = now;
      deps.stayIn().catch(onError);
    }
    const leftMs = usedAtMs + limitMs - now;
    if (leftMs <= 0) {
      store.set({ kind: 'used' });
      deps.rest().catch(onError);
    } else if (leftMs <= WARN_MS) store.set({ kind: 'warning', leftS: Math.ceil(leftMs / 1000) });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    use,
    close: () => {
      clearInterval(timer);
    },
  };
}

/** What people do on a page; moving a mouse that somebody bumps into is not among it. */
const SIGNS_OF_USE = ['pointerdown', 'keydown', 'wheel'] as const;

/** Gives the way to stop. */
export function watchUse(target: EventTarget, use: () => void): () => void {
  for (const name of SIGNS_OF_USE) target.addEventListener(name, use, { capture: true, passive: true });
  return () => {
    for (const name of SIGNS_OF_USE) target.removeEventListener(name, use, { capture: true });
  };
}
