import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { PrintReporter } from '@smart-triage/shared/client/printReporter';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { EcgMonitor } from '@smart-triage/shared/ui/ecg/ecgMonitor.ts';
import { FRAMES_UNDERWAY } from '../features/status-strip/statusModel.ts';
import { CaseRecord } from '../lib/case/caseRecord.ts';
import { ComparisonAtClose } from '../lib/case/comparisonAtClose.ts';
import { derived } from '../lib/derived.ts';
import { createEcgAnalyst, type EcgAnalyst } from '../lib/ecg/ecgAnalyst.ts';
import type { EcgLeftovers } from '../lib/leftovers/ecgLeftovers.ts';
import { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
import type { Dependencies } from './dependencies.ts';
import { type CaseModels, createDeskModels, type DeskParts } from './deskModels.ts';

/** One open case with everything that runs for it. Closing it stops all of it; the record itself is with the server and in the outbox. */
export class CaseDesk {
  readonly caseId: CaseId;
  readonly record: CaseRecord;
  readonly models: CaseModels;
  readonly monitor: EcgMonitor;
  readonly #media: MediaSession;
  readonly #uplink: EcgUplink;
  readonly #analyst: EcgAnalyst;
  readonly #leftovers: EcgLeftovers;
  readonly #unsubscribe: () => void;
  readonly #stopComparing: () => void;
  readonly #letSleep: () => void;
  readonly #letGo: () => void;
  readonly #prints: PrintReporter;
  readonly #onFault: Dependencies['onFault'];
  #isClosed = false;
  #stopWaiting: () => void = () => undefined;

  private constructor(deps: Dependencies, caseId: CaseId, parts: DeskParts) {
    this.caseId = caseId;
    this.#onFault = deps.onFault;
    this.record = parts.record;
    this.#media = parts.media;
    this.#uplink = parts.uplink;
    this.#analyst = parts.analyst;
    this.#leftovers = deps.leftovers;
    this.monitor = new EcgMonitor({ now: deps.steadyMs });
    this.models = createDeskModels(deps, parts, this.monitor);
    this.#unsubscribe = deps.outbox.state.subscribe(() => {
      parts.uplink.release();
    });
    this.#letSleep = deps.keepAwake();
    this.#letGo = deps.holdPage();
    const { signaling, onFault: onError } = deps;
    this.#prints = new PrintReporter({ signaling, caseId, page: deps.page, onError });
    this.#stopComparing = compareWhenClosed(parts, deps);
    parts.media.useEcgChannel((channel) => {
      parts.uplink.useChannel(channel);
    });
  }

  /** `onLost`: the server does not give this case to this tablet. */
  static async create(
    deps: Dependencies,
    caseId: CaseId,
    onLost: (error: unknown) => void,
  ): Promise<CaseDesk> {
    const { signaling, outbox, onFault } = deps;
    const own: { uplink: EcgUplink | null; media: MediaSession | null } = { uplink: null, media: null };
    const keptState = deps.currentCase.state(caseId);
    await deps.leftovers.giveWay({
      caseId,
      isBehind: () => (own.uplink?.state.getSnapshot().waiting ?? 0) > FRAMES_UNDERWAY,
    });
    const uplink = await EcgUplink.create({
      caseId,
      log: deps.ecgLog,
      clock: deps.clock,
      signaling,
      isHeldBack: (streamId) => isStartWaiting(outbox, streamId),
      onDeadChannel: () => own.media?.renewChannel(),
    });
    own.uplink = uplink;
    const record = new CaseRecord({
      caseId,
      signaling,
      outbox,
      before: await keptState,
      onConfirmed: (state) => {
        deps.currentCase.keepState(state).catch(onFault);
      },
      onError: onLost,
    });
    const media = new MediaSession({
      signaling,
      caseId,
      createDevice: deps.createDevice,
      wants: ({ source }) => source === 'talkback',
      onError: onFault,
    });
    own.media = media;
    const analyst = createEcgAnalyst(deps.createEcgWorker);
    return new CaseDesk(deps, caseId, { uplink, record, media, analyst });
  }

  /** Sound, picture and the vehicle's monitor; everything else runs from the beginning. */
  startMedia(): void {
    if (this.#isClosed) return;
    this.#media.start();
    this.#stopWaiting = whenReal(this.record, this.models.capture.connectMonitor);
    this.models.call.start().catch(this.#onFault);
  }

  close(): void {
    this.#isClosed = true;
    this.#stopWaiting();
    this.#unsubscribe();
    this.#stopComparing();
    this.#letSleep();
    this.#letGo();
    this.#prints.close();
    for (const model of Object.values(this.models)) model.close();
    this.#analyst.close();
    this.#media.close();
    void this.#uplink.close().then(() => this.#leftovers.takeOver(this.caseId));
    this.record.close();
  }
}

/**
 * A real patient's ECG is the vehicle's monitor's, without a tap; in a practice case the crew chooses. A tablet that was paired anew does not know which of the two
 * its case is before the server says so.
 */
function whenReal({ state }: CaseRecord, connect: () => void): () => void {
  let isSettled = false;
  const look = (): void => {
    const view = state.getSnapshot();
    if (!view || isSettled) return;
    isSettled = true;
    if (!view.simulated) connect();
  };
  const stop = state.subscribe(look);
  look();
  return stop;
}

function compareWhenClosed(
  { record, uplink }: DeskParts,
  { signaling, onFault }: Pick<Dependencies, 'signaling' | 'onFault'>,
): () => void {
  const confirmed = derived([record.state], () => record.state.getSnapshot()?.confirmed ?? null);
  const comparison = new ComparisonAtClose({
    uplink,
    confirmed,
    mend: async (blocks) => {
      const { minutes } = await signaling.request('ecg:check', { caseId: record.caseId, blocks });
      return uplink.sendMinutesAgain(minutes);
    },
    isOnTheWay: () => record.state.getSnapshot()?.onTheWay.includes('ecg:compare') ?? false,
    send: (blocks) => {
      record.change('ecg:compare', { blocks });
    },
    onFault,
  });
  return () => {
    comparison.close();
    confirmed.close();
  };
}

/** The server takes frames only of streams that it knows. */
function isStartWaiting(outbox: Dependencies['outbox'], streamId: StreamId): boolean {
  return outbox.state
    .getSnapshot()
    .waiting.some(({ name, input }) => name === 'ecg:start' && input.stream.streamId === streamId);
}
