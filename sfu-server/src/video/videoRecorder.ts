import type { CaseEvent, CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { isOver } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import {
  mayRecord,
  recordingSince,
  type VideoPolicy,
  type VideoStop,
} from '@smart-triage/shared/domain/videoRecording';
import type { Clock } from '@smart-triage/shared/time/clock';
import { instant } from '@smart-triage/shared/time/instant';
import type { CaseService } from '../cases/caseService.ts';
import { SerialQueue } from '../cases/serialQueue.ts';
import type { Room } from '../media/room.ts';
import type { VideoStore } from '../store/videoStore.ts';
import { CaseRecording } from './caseRecording.ts';
import type { Segment } from './segmenter.ts';
import { webmFile } from './webmFile.ts';

type VideoRecorderDeps = {
  policy: VideoPolicy | null;
  cases: () => CaseService;
  /** The room of a case; `undefined` while nobody has media in it. */
  roomOf: (caseId: CaseId) => Promise<Room | undefined>;
  store: Pick<VideoStore, 'put' | 'erase'>;
  clock: Clock;
  onError: (error: unknown, caseId: CaseId) => void;
};

type Sources = { room: Room; cameraId: string; microphoneId: string | null };

/**
 * [VR1] Records the cases that may be recorded, for as long as they may and their camera sends. It looks anew whenever one of these can have changed, and what it does
 * for a case it does one after the other.
 */
export class VideoRecorder {
  readonly #deps: VideoRecorderDeps;
  readonly #running = new Map<CaseId, CaseRecording>();
  readonly #looks = new Map<CaseId, SerialQueue>();
  readonly #writes = new Map<CaseId, SerialQueue>();
  /** [VR7] The cameras that sent too much: each is not recorded again, a new one is. */
  readonly #flooding = new Set<string>();
  #isClosed = false;

  constructor(deps: VideoRecorderDeps) {
    this.#deps = deps;
  }

  /** What the last server left standing when it was killed did not go on. */
  catchUp(): void {
    for (const { caseId, video } of this.#deps.cases().directory.all())
      if (recordingSince(video) !== null) this.#stopped(caseId, 'server-stopped');
  }

  handleEvent({ caseId, fact }: CaseEvent, state: CaseState): void {
    if (this.#deps.policy === null) return;
    const concerns = fact.type === 'video-consent-noted' || isOver(state.status);
    if (!concerns) return;
    // At once, before anything else is waited for.
    if (!this.#isAllowed(caseId)) this.#stop(caseId);
    this.look(caseId);
  }

  /** Something came or went in the room of this case. */
  look(caseId: CaseId): void {
    if (this.#deps.policy === null || this.#isClosed) return;
    queueOf(this.#looks, caseId)
      .run(() => this.#look(caseId))
      .catch((error: unknown) => {
        this.#deps.onError(error, caseId);
      });
  }

  /** [VR5] Nothing that was recorded before is left when this resolves. */
  async erase(caseId: CaseId): Promise<void> {
    await queueOf(this.#writes, caseId).run(() => this.#deps.store.erase(caseId));
  }

  /** Keeps what was recorded up to now. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.all([...this.#looks.values()].map((queue) => queue.idle()));
    for (const caseId of [...this.#running.keys()]) this.#stop(caseId, 'server-stopped');
    await Promise.all([...this.#writes.values()].map((queue) => queue.idle()));
  }

  async #look(caseId: CaseId): Promise<void> {
    const sources = this.#isAllowed(caseId) ? await this.#sourcesOf(caseId) : null;
    const running = this.#running.get(caseId);
    if (running && (running.isClosed || running.cameraId !== sources?.cameraId)) this.#stop(caseId);
    if (!sources || this.#isClosed) return;
    const recording = this.#running.get(caseId) ?? (await this.#start(caseId, sources));
    await recording.useSound(sources.microphoneId);
    // Consent can have been taken back while the room was being asked.
    if (!this.#isAllowed(caseId)) this.#stop(caseId);
  }

  async #sourcesOf(caseId: CaseId): Promise<Sources | null> {
    const room = await this.#deps.roomOf(caseId);
    const sent = room && !room.closed ? room.producersFor('') : [];
    const idOf = (source: string) => sent.find((producer) => producer.source === source)?.producerId ?? null;
    const cameraId = idOf('camera');
    return room && cameraId !== null && !this.#flooding.has(cameraId)
      ? { room, cameraId, microphoneId: idOf('microphone') }
      : null;
  }

  async #start(caseId: CaseId, { room, cameraId }: Sources): Promise<CaseRecording> {
    const { clock, onError } = this.#deps;
    const recording = await CaseRecording.create({
      router: room.router,
      cameraId,
      now: () => clock.now(),
      onStart: () => {
        this.#conclude(caseId, (state) =>
          this.#isAllowed(caseId) && recordingSince(state.video) === null
            ? { type: 'video-recording-started' }
            : null,
        );
      },
      onSegment: (segment) => {
        this.#keep(caseId, segment);
      },
      onFlood: () => {
        this.#flooding.add(cameraId);
        this.#stop(caseId, 'camera-floods');
      },
      onError: (error) => {
        onError(error, caseId);
      },
    });
    this.#running.set(caseId, recording);
    return recording;
  }

  #stop(caseId: CaseId, cause = this.#causeOf(caseId)): void {
    const running = this.#running.get(caseId);
    if (!running) return;
    this.#running.delete(caseId);
    running.close(cause !== 'consent-withdrawn');
    this.#stopped(caseId, cause);
  }

  #causeOf(caseId: CaseId): VideoStop {
    const state = this.#deps.cases().directory.find(caseId);
    if (state?.video.consent?.answer !== 'given') return 'consent-withdrawn';
    return isOver(state.status) ? 'case-closed' : 'camera-off';
  }

  #stopped(caseId: CaseId, cause: VideoStop): void {
    this.#conclude(caseId, ({ video }) =>
      recordingSince(video) === null ? null : { type: 'video-recording-stopped', cause },
    );
  }

  #keep(caseId: CaseId, segment: Segment): void {
    const { store, onError } = this.#deps;
    // A piece that was finished because the case was closed was recorded while it might be.
    const isConsented = (): boolean =>
      this.#deps.cases().directory.find(caseId)?.video.consent?.answer === 'given';
    const [startedAt, endedAt] = [
      instant(Math.round(segment.startedAt)),
      instant(Math.round(segment.endedAt)),
    ];
    queueOf(this.#writes, caseId)
      .run(async () => {
        if (!isConsented()) return;
        await store.put(caseId, { startedAt, endedAt }, await webmFile(segment), isConsented);
      })
      .catch((error: unknown) => {
        onError(error, caseId);
      });
  }

  #conclude(caseId: CaseId, decide: (state: CaseState) => CaseFact | null): void {
    const cases = this.#deps.cases();
    const { crew } = cases.directory.get(caseId);
    cases.conclude(caseId, crew, decide).catch((error: unknown) => {
      this.#deps.onError(error, caseId);
    });
  }

  #isAllowed(caseId: CaseId): boolean {
    const state = this.#deps.cases().directory.find(caseId);
    return state !== undefined && mayRecord(state, this.#deps.policy);
  }
}

function queueOf(queues: Map<CaseId, SerialQueue>, caseId: CaseId): SerialQueue {
  const queue = queues.get(caseId) ?? new SerialQueue();
  queues.set(caseId, queue);
  return queue;
}
