import type { CaseId } from '@smart-triage/shared/domain/ids';

/** Often enough that whoever opens a case sees its ECG early at once; a tablet believes it for two of these. */
const TELL_EVERY_MS = 1000;

type WatchedNewsDeps = {
  isWatched: (caseId: CaseId) => boolean;
  tell: (caseId: CaseId) => void;
  /** Steady. */
  nowMs: () => number;
};

/**
 * [EC13] Tells a tablet that somebody watches its ECG, as long as frames of it are stored: it then sends the heads of frames ahead. Told again and again instead of once, so
 * that nobody has to notice when a watcher goes, a link breaks or the store stops.
 */
export class WatchedNews {
  readonly #deps: WatchedNewsDeps;
  readonly #toldAtMs = new Map<CaseId, number>();

  constructor(deps: WatchedNewsDeps) {
    this.#deps = deps;
  }

  stored(caseId: CaseId): void {
    const nowMs = this.#deps.nowMs();
    if (nowMs - (this.#toldAtMs.get(caseId) ?? -Infinity) < TELL_EVERY_MS) return;
    if (!this.#deps.isWatched(caseId)) {
      this.#toldAtMs.delete(caseId);
      return;
    }
    this.#toldAtMs.set(caseId, nowMs);
    this.#deps.tell(caseId);
  }
}
