import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import { type ElectrodeHint, electrodeHints } from '@smart-triage/models/ecg/quality/electrodeHints';
import { type Patient, patientIn } from '@smart-triage/models/ecg/rules/ruleInput';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { EcgAnalysis, EcgQuality } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EcgEvidence } from '@smart-triage/shared/domain/ecgEvidence';
import { type CapturedEcg, type EcgRecordingFact, meetsGate } from '@smart-triage/shared/domain/ecgRecording';
import type { EcgRecordingId, StreamId } from '@smart-triage/shared/domain/ids';
import { type EcgWindow, EcgWindows } from '@smart-triage/shared/ecg/ecgWindows';
import { peekFrameHeader } from '@smart-triage/shared/ecg/frameHeader';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { ecgRecordingId, framesSha256 } from '@smart-triage/shared/ecg/recordingId';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { CaseView } from '../../lib/case/caseView.ts';
import type { EcgAnalyst } from '../../lib/ecg/ecgAnalyst.ts';

/** What the newest seconds of the running ECG are worth, lead by lead. */
export type LiveQuality = {
  readonly quality: EcgQuality;
  /** Leads that are measured; the others are computed from them or missing. */
  readonly recorded: readonly Lead[];
  readonly hints: readonly ElectrodeHint[];
};

export type MetEcg = {
  readonly id: EcgRecordingId;
  readonly recordedAt: Instant;
  readonly frames: readonly Uint8Array[];
};

export type TwelveLeadState = {
  /** `null` until five seconds have come, and once no ECG runs. */
  readonly live: LiveQuality | null;
  /** The newest 12-lead ECG of the case, this tablet's own included. */
  readonly latest: EcgRecordingFact | null;
  /** The server does not (certainly) have that one. */
  readonly isUnsent: boolean;
  /** Somebody pressed: it waits for ten seconds without a hole, or is being analysed, or could not be analysed here. */
  readonly request: 'none' | 'waiting' | 'analysing' | 'failed';
  /** The ECG that met a gate rule, to look at; `null` when there is none, or its samples are not on this tablet (any more). */
  readonly met: MetEcg | null;
  /** Why none can be taken now; `null`: it can. */
  readonly refusal: 'no-ecg' | ErrorCode | null;
};

export type TwelveLeadDeps = {
  view: Readable<CaseView | null>;
  /** The server's clock, as far as it is known. */
  clock: Clock;
  analyst: Pick<EcgAnalyst, 'analyse'>;
  /** What the learned model proposes; `null`, or a rejection, when it cannot be run here. */
  assessEvidence: (analysis: EcgAnalysis, patient: Patient) => Promise<EcgEvidence | null>;
  isLinked: () => boolean;
  /** Keeps and sends what was set apart and analysed here. */
  record: (captured: CapturedEcg) => void;
  /** Asks the server to do it over what it has, when this tablet cannot. */
  askServer: () => void;
  onFault: (error: unknown) => void;
};

type Frame = { readonly streamId: StreamId; readonly seq: number; readonly bytes: Uint8Array };

export type TwelveLeadModel = Readable<TwelveLeadState> & {
  /** Each frame as it is captured. */
  push: (frame: Frame) => void;
  /** The source stopped: what it gave is not "now" any more. */
  stop: () => void;
  record: () => void;
  close: () => void;
};

/** An electrode that fell off shows within seconds, and so does one that was put back. */
const QUALITY_MS = 5000;
const LOOK_EVERY_MS = 2000;
/** A minute at ten frames a second: what the server sets apart by itself was captured here shortly before. */
const FRAMES_IN_MEMORY = 600;
/** The learned model must not hold up what the rules say; it is fetched before it is needed. */
const EVIDENCE_WITHIN_MS = 200;
/** [GT6] Windows in a row in which a gate rule is met before this tablet stores the ECG by itself. With a link the server does so after two; should it not, the link is dead. */
const WINDOWS_WITHOUT_LINK = 2;
const WINDOWS_WITH_LINK = 6;

/** [GT7] Looks at the running ECG on the tablet itself: electrodes to check, a met rule, and the ten seconds of a "12-lead now". */
export function createTwelveLeadModel(deps: TwelveLeadDeps): TwelveLeadModel {
  const { view, clock, analyst } = deps;
  const sheets = new EcgWindows(clock);
  const recent = new EcgWindows(clock, QUALITY_MS);
  let streamId: StreamId | null = null;
  let request: TwelveLeadState['request'] = 'none';
  let live: LiveQuality | null = null;
  let metInARow = 0;
  let isLooking = false;
  let isClosed = false;
  let kept: readonly Frame[] = [];
  let met: MetEcg | null = null;
  const metNow = (recording: EcgRecordingFact | null): MetEcg | null => {
    if (recording?.id !== met?.id) met = recording && metIn(kept, recording);
    return met;
  };
  const stateNow = (): TwelveLeadState => {
    const shown = view.getSnapshot();
    const latest = shown?.ecg.latest ?? null;
    return {
      live,
      latest,
      isUnsent: latest !== null && (shown?.unsentEcg.includes(latest.id) ?? false),
      request,
      met: metNow(shown?.ecg.met ?? null),
      refusal: streamId === null ? 'no-ecg' : closedBecause(shown),
    };
  };
  const store = createStore(stateNow());
  const refresh = (): void => {
    store.set(stateNow());
  };
  const setRequest = (next: TwelveLeadState['request']): void => {
    request = next;
    refresh();
  };

  /** `null` when it cannot be had: the server has the model too. */
  const evidenceOf = (analysis: EcgAnalysis, patient: Patient): Promise<EcgEvidence | null> =>
    deps.assessEvidence(analysis, patient).catch((error: unknown) => {
      deps.onFault(error);
      return null;
    });
  let hasFetchedModel = false;
  const fetchModel = (analysis: EcgAnalysis): void => {
    if (!hasFetchedModel) void evidenceOf(analysis, {});
    hasFetchedModel = true;
  };
  const take = async (
    source: StreamId,
    { seqs, frames, endedAt }: EcgWindow,
    trigger: CapturedEcg['trigger'],
  ): Promise<void> => {
    const place = { streamId: source, fromSeq: seqs[0], toSeq: seqs[1], trigger };
    const patient = patientIn(view.getSnapshot()?.intake ?? {});
    const [id, hash, analysis] = await Promise.all([
      ecgRecordingId(place),
      framesSha256(frames),
      analyst.analyse(frames, patient),
    ]);
    const evidence = await soon(evidenceOf(analysis, patient));
    if (isClosed) return;
    const made = { framesSha256: hash, engine: ECG_ENGINE, analysis, evidence };
    deps.record({ ...place, id, recordedAt: endedAt, ...made });
  };
  /** Once ten seconds are there; until then the press is kept. */
  const serve = (): void => {
    const source = streamId;
    const window = source && sheets.newest(source);
    if (!source || !window) return;
    setRequest('analysing');
    take(source, window, 'person').then(
      () => {
        setRequest('none');
      },
      (error: unknown) => {
        deps.onFault(error);
        const canAsk = deps.isLinked() && !isClosed;
        if (canAsk) deps.askServer();
        setRequest(canAsk ? 'none' : 'failed');
      },
    );
  };
  const look = async (): Promise<void> => {
    const source = streamId;
    const window = source && recent.newest(source);
    if (!source || !window) return;
    const { quality, hints, recorded } = await qualityOf(window);
    if (streamId !== source || isClosed) return;
    live = { quality, hints, recorded };
    refresh();
    await watchRules(source);
  };
  const qualityOf = async ({ frames }: EcgWindow): Promise<LiveQuality> => {
    const analysis = await analyst.analyse(frames, patientIn(view.getSnapshot()?.intake ?? {}));
    fetchModel(analysis);
    const recorded = frames[0] ? peekFrameHeader(frames[0]).leads : [];
    return { quality: analysis.quality, recorded, hints: electrodeHints(analysis, recorded) };
  };
  const watchRules = async (source: StreamId): Promise<void> => {
    const sheet = sheets.newest(source);
    if (!sheet) return;
    const analysis = await analyst.analyse(sheet.frames, patientIn(view.getSnapshot()?.intake ?? {}));
    metInARow = meetsGate(analysis) ? metInARow + 1 : 0;
    const isDue = metInARow >= (deps.isLinked() ? WINDOWS_WITH_LINK : WINDOWS_WITHOUT_LINK);
    const shown = view.getSnapshot();
    const isKnown = shown?.ecg.met !== null || closedBecause(shown) !== null;
    if (isDue && !isKnown && streamId === source) await take(source, sheet, 'rule');
  };
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    look()
      .catch(deps.onFault)
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_EVERY_MS);
  const stop = (): void => {
    if (streamId) {
      sheets.forget(streamId);
      recent.forget(streamId);
    }
    streamId = null;
    live = null;
    metInARow = 0;
    if (request === 'waiting') request = 'none';
    refresh();
  };
  const unsubscribe = view.subscribe(refresh);
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    push: (frame) => {
      if (frame.streamId !== streamId) {
        stop();
        streamId = frame.streamId;
        refresh();
      }
      kept = [...kept, frame].slice(-FRAMES_IN_MEMORY);
      sheets.add([frame]);
      recent.add([frame]);
      if (request === 'waiting') serve();
    },
    stop,
    record: () => {
      if (stateNow().refusal !== null || request === 'analysing') return;
      setRequest('waiting');
      serve();
    },
    close: () => {
      isClosed = true;
      clearInterval(timer);
      unsubscribe();
    },
  };
}

function closedBecause(view: CaseView | null): ErrorCode | null {
  return refusalOf(view?.expected ?? 'opened', 'ecg-recorded', 'paramedic');
}

/** `null` unless every frame of it is there. */
function metIn(
  kept: readonly Frame[],
  { id, recordedAt, streamId, fromSeq, toSeq }: EcgRecordingFact,
): MetEcg | null {
  const own = kept.filter(
    (frame) => frame.streamId === streamId && frame.seq >= fromSeq && frame.seq <= toSeq,
  );
  const isWhole = own.length === toSeq - fromSeq + 1;
  return isWhole ? { id, recordedAt, frames: own.map(({ bytes }) => bytes) } : null;
}

/** `null` when it takes too long. */
async function soon<T>(outcome: Promise<T>): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, EVIDENCE_WITHIN_MS, null);
  });
  try {
    return await Promise.race([outcome, late]);
  } finally {
    clearTimeout(timer);
  }
}
