import wrtc from '@roamhq/wrtc';
import { memoryEcgLog } from '@smart-triage/shared/client/ecgLog';
import { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { createNodeDevice } from '@smart-triage/shared/client/nodeDevice';
import type { ServerClock } from '@smart-triage/shared/client/serverClock';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { type CaseId, type StreamId, StreamIdSchema } from '@smart-triage/shared/domain/ids';
import { systemClock } from '@smart-triage/shared/time/clock';
import { Cabin } from './cabin.ts';
import { EcgFeed } from './ecgFeed.ts';
import type { EcgSource } from './ecgSource.ts';
import { insist } from './insist.ts';
import type { Link } from './link/link.ts';
import type { Profile } from './profiles.ts';

export type TransmissionOptions = {
  signaling: SignalingClient;
  link: Link;
  clock: ServerClock;
  caseId: CaseId;
  profile: Profile;
  ecg: EcgSource;
  onError: (error: unknown) => void;
};

/** Frames of a stream that the server does not know are refused, so they wait until it does. */
type Stream = { readonly id: StreamId; isKnown: boolean };

/** What an ambulance sends from one case: picture, sound and ECG. */
export class Transmission {
  readonly #options: TransmissionOptions;
  readonly #stream: Stream;
  readonly #uplink: EcgUplink;
  readonly #feed: EcgFeed;
  readonly #cabin: Cabin;
  readonly #media: MediaSession;
  readonly #stopped = new AbortController();

  private constructor(options: TransmissionOptions, stream: Stream, uplink: EcgUplink) {
    const { signaling, link, clock, caseId, profile, ecg, onError } = options;
    this.#options = options;
    this.#stream = stream;
    this.#uplink = uplink;
    this.#feed = new EcgFeed({
      source: ecg,
      streamId: stream.id,
      uplink,
      clock: systemClock,
      clockOffsetMs: () => clock.offsetMs(),
    });
    this.#cabin = new Cabin(profile);
    this.#media = new MediaSession({
      signaling,
      caseId,
      createDevice: async () => link.carry(await createNodeDevice(wrtc)),
      // There is nobody in the cabin to hear the talkback, and decoding it costs.
      wants: () => false,
      onError,
    });
    this.#media.useEcgChannel((channel) => {
      uplink.useChannel(channel);
    });
  }

  static async create(options: TransmissionOptions): Promise<Transmission> {
    const { caseId, signaling } = options;
    const stream: Stream = { id: StreamIdSchema.parse(crypto.randomUUID()), isKnown: false };
    const isHeldBack = (): boolean => !stream.isKnown;
    const log = memoryEcgLog();
    const onDeadChannel = (): void => {
      transmission.#media.renewChannel();
    };
    const uplink = await EcgUplink.create({
      ...{ caseId, log, clock: systemClock, signaling, isHeldBack, onDeadChannel },
    });
    const transmission = new Transmission(options, stream, uplink);
    await transmission.#start();
    return transmission;
  }

  /** Whether every frame so far is acknowledged. */
  isEcgDelivered(): boolean {
    return this.#uplink.state.getSnapshot().waiting === 0;
  }

  /** The electrodes are taken off; what was captured is still delivered. */
  endEcg(): void {
    this.#feed.close();
  }

  close(): void {
    this.#stopped.abort();
    this.#feed.close();
    void this.#uplink.close();
    this.#media.close();
    this.#cabin.close();
  }

  async #start(): Promise<void> {
    const { onError } = this.#options;
    this.#announceStream().catch(onError);
    await this.#media.publish('camera', this.#cabin.camera);
    await this.#media.publish('microphone', this.#cabin.microphone);
    this.#media.start();
  }

  async #announceStream(): Promise<void> {
    const { signaling, caseId, ecg, clock } = this.#options;
    const { rateHz, lsbNv, leads } = ecg.format;
    const stream = {
      streamId: this.#stream.id,
      leads: [...leads],
      rateHz,
      lsbNv,
      source: ecg.source,
      startedAt: clock.now(),
    };
    const input = { requestId: crypto.randomUUID(), caseId, stream };
    await insist(signaling, 'ecg:start', input, this.#stopped.signal);
    this.#stream.isKnown = true;
    this.#uplink.release();
  }
}
