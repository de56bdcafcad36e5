import wrtc from '@roamhq/wrtc';
import type { MediaSession, RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { decodeFrame } from '@smart-triage/shared/ecg/frame';
import { unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { joinMedia } from '../../../sfu-server/test/support/participant.ts';

/** What a control room sees and hears of a case. */
export type Signal = 'ecg' | 'video' | 'sound';

export type Gap = { readonly ms: number; readonly endedAt: number };
const NO_GAP: Gap = { ms: 0, endedAt: -Infinity };

/** A frame that was captured longer ago is backlog, not live. */
const LIVE_MS = 1000;
/** Of a tone of 3200: what a receiver makes up for packets that are missing begins to fade at once. */
const SILENCE = 2000;

/** A control room without its screen, beside the server: notes when a live ECG, a picture and a sound last came. */
export class Desk {
  /** By `performance.now()`; `-Infinity` before the first. */
  readonly lastAt: Record<Signal, number> = { ecg: -Infinity, video: -Infinity, sound: -Infinity };
  /** The longest time without it since `watchGaps`, and when it ended. */
  readonly gaps: Record<Signal, Gap> = { ecg: NO_GAP, video: NO_GAP, sound: NO_GAP };
  /** Frames that the server told more than once. */
  toldTwice = 0;
  readonly #known = new Set<string>();
  readonly #signaling: SignalingClient;
  readonly #media: MediaSession;
  readonly #sinks = new Map<string, () => void>();

  private constructor(signaling: SignalingClient, caseId: CaseId) {
    this.#signaling = signaling;
    signaling.onReady(() => void signaling.request('ecg:watch', { caseId }).catch(() => undefined));
    signaling.on('ecg:received', ({ frames }) => {
      for (const bytes of unpackFrames(frames)) this.#handleFrame(bytes);
    });
    this.#media = joinMedia(signaling, caseId);
    this.#media.state.subscribe(() => {
      this.#attend();
    });
    signaling.connect();
  }

  static open(url: string, token: () => Promise<string>, caseId: CaseId): Desk {
    return new Desk(new SignalingClient({ url, token }), caseId);
  }

  watchGaps(): void {
    Object.assign(this.gaps, { ecg: NO_GAP, video: NO_GAP, sound: NO_GAP });
  }

  close(): void {
    for (const stop of this.#sinks.values()) stop();
    this.#media.close();
    this.#signaling.close();
  }

  #note(signal: Signal): void {
    const endedAt = performance.now();
    const ms = endedAt - this.lastAt[signal];
    if (ms > this.gaps[signal].ms) this.gaps[signal] = { ms, endedAt };
    this.lastAt[signal] = endedAt;
  }

  #handleFrame(bytes: Uint8Array): void {
    const { streamId, seq, capturedAt } = decodeFrame(bytes);
    const key = `${streamId}/${seq}`;
    if (this.#known.has(key)) this.toldTwice += 1;
    this.#known.add(key);
    if (Date.now() - capturedAt < LIVE_MS) this.#note('ecg');
  }

  #attend(): void {
    const { remote } = this.#media.state.getSnapshot();
    for (const media of remote) {
      if (media.track && !this.#sinks.has(media.track.id)) this.#sinks.set(media.track.id, this.#sink(media));
    }
  }

  #sink({ track, kind }: RemoteMedia): () => void {
    if (!track) throw new Error('there is no track to listen to');
    const { RTCAudioSink, RTCVideoSink } = wrtc.nonstandard;
    if (kind === 'video') {
      const sink = new RTCVideoSink(track);
      sink.addEventListener('frame', () => {
        this.#note('video');
      });
      return () => {
        sink.stop();
      };
    }
    const sink = new RTCAudioSink(track);
    sink.ondata = ({ samples }: { samples: Int16Array }) => {
      if (samples.some((sample) => Math.abs(sample) > SILENCE)) this.#note('sound');
    };
    return () => {
      sink.stop();
    };
  }
}
