import 'fake-indexeddb/auto';
import wrtc from '@roamhq/wrtc';
import { DEAF_AFTER_MS } from '@smart-triage/shared/client/deafWatch';
import { EcgUplink } from '@smart-triage/shared/client/ecgUplink';
import { MediaSession } from '@smart-triage/shared/client/mediaSession';
import { createNodeDevice } from '@smart-triage/shared/client/nodeDevice';
import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { type CaseId, type StreamId, StreamIdSchema } from '@smart-triage/shared/domain/ids';
import { CaseRecord } from '../../ambulance-client/src/lib/case/caseRecord.ts';
import { Outbox } from '../../ambulance-client/src/lib/outbox/outbox.ts';
import { idbOutboxStore } from '../../ambulance-client/src/lib/outbox/idbOutboxStore.ts';
import { idbEcgLog } from '../../ambulance-client/src/lib/storage/idbEcgLog.ts';
import { openTabletDb, type TabletDb } from '../../ambulance-client/src/lib/storage/tabletDb.ts';
import type { Cabin } from '../fleet/cabin.ts';
import { EcgFeed } from '../fleet/ecgFeed.ts';
import { simulatedEcg } from '../fleet/ecgSource.ts';
import type { Link } from '../fleet/link/link.ts';
import { SteppedClock } from './steppedClock.ts';

export type SimulatedTabletOptions = {
  caseId: CaseId;
  unit: string;
  /** The way to the server. */
  link: Pick<Link, 'url' | 'carry'>;
  token: () => Promise<string>;
  seed: number;
  /** Sent as picture and sound; `null` for an ambulance that sends its ECG only. */
  cabin: Pick<Cabin, 'camera' | 'microphone'> | null;
  onError: (error: unknown) => void;
};

/** What runs between two loads of the page. */
type TabletPage = {
  db: TabletDb;
  signaling: SignalingClient;
  outbox: Outbox;
  record: CaseRecord;
  uplink: EcgUplink;
  media: MediaSession;
  feed: EcgFeed;
};

/**
 * A tablet without its screen: the page's own connection, outbox, ECG log and media, over a link that can fail. What the page keeps survives `reload`,
 * and what was handed in is remembered here, to be compared with what arrives.
 */
export class SimulatedTablet {
  readonly clock = new SteppedClock();
  /** Every frame that was captured, by stream, in order. */
  readonly captured = new Map<StreamId, Uint8Array[]>();
  /** Every change that was entered, by requestId, in order. */
  readonly entered: string[] = [];
  readonly #options: SimulatedTabletOptions;
  #page: TabletPage | null = null;
  #loads = 0;

  private constructor(options: SimulatedTabletOptions) {
    this.#options = options;
  }

  /** With a case open and an ECG running. */
  static async create(options: SimulatedTabletOptions): Promise<SimulatedTablet> {
    const tablet = new SimulatedTablet(options);
    await tablet.#load();
    return tablet;
  }

  /** The page goes away without a word and is loaded anew; the ECG goes on as a new stream. */
  async reload(): Promise<void> {
    await this.close();
    await this.#load();
  }

  /** `false` between two loads of the page. */
  isLoaded(): boolean {
    return this.#page !== null;
  }

  /** One more set of vital signs; `n` makes it recognisable. */
  measure(n: number): void {
    const reading = {
      measuredAt: this.clock.now(),
      source: 'simulator' as const,
      values: { heartRate: n % 350 },
    };
    this.#enter(this.#running().outbox.add('vitals:record', { caseId: this.#options.caseId, reading }));
  }

  /** The electrodes are taken off: from here on nothing is captured. */
  endEcg(): void {
    this.#running().feed.close();
  }

  /** What is captured or entered and not (certainly) with the server. */
  waiting(): { frames: number; changes: number } {
    const { uplink, outbox } = this.#running();
    return {
      frames: uplink.state.getSnapshot().waiting,
      changes: outbox.state.getSnapshot().waiting.length,
    };
  }

  /** Changes that the server did not take; there should be none. */
  refused(): number {
    return this.#running().outbox.state.getSnapshot().refused.length;
  }

  async close(): Promise<void> {
    const page = this.#page;
    if (!page) return;
    this.#page = null;
    page.feed.close();
    await page.uplink.close();
    page.record.close();
    page.outbox.close();
    page.media.close();
    page.signaling.close();
    // A write that has begun is finished by the browser, page or no page.
    await new Promise((resolve) => setTimeout(resolve, 20));
    page.db.close();
  }

  async #load(): Promise<void> {
    const { caseId, link, token, unit, onError } = this.#options;
    const signaling = new SignalingClient({ url: link.url, token, deafAfterMs: DEAF_AFTER_MS });
    const db = await openTabletDb();
    const outbox = await Outbox.create({ store: idbOutboxStore(db), signaling, clock: this.clock });
    if (this.#loads === 0) this.#enter(outbox.add('case:open', { caseId, unit, simulated: true }));
    const record = new CaseRecord({ caseId, signaling, outbox, onError });
    const uplink = await EcgUplink.create({
      caseId,
      log: idbEcgLog(db),
      clock: this.clock,
      signaling,
      isHeldBack: (streamId) => isStartWaiting(outbox, streamId),
      onDeadChannel: () => this.#page?.media.renewChannel(),
    });
    outbox.state.subscribe(() => {
      uplink.release();
    });
    const feed = this.#startEcg(outbox, uplink);
    const media = await this.#startMedia(signaling, uplink);
    this.#page = { db, signaling, outbox, record, uplink, media, feed };
    this.#loads += 1;
    signaling.connect();
  }

  #startEcg(outbox: Outbox, uplink: EcgUplink): EcgFeed {
    const { caseId, seed } = this.#options;
    const streamId = StreamIdSchema.parse(crypto.randomUUID());
    const source = simulatedEcg('normal', seed + this.#loads, 0);
    const { rateHz, lsbNv, leads } = source.format;
    const stream = {
      streamId,
      leads: [...leads],
      rateHz,
      lsbNv,
      source: source.source,
      startedAt: this.clock.now(),
    };
    this.#enter(outbox.add('ecg:start', { caseId, stream }));
    const frames: Uint8Array[] = [];
    this.captured.set(streamId, frames);
    const append: EcgUplink['append'] = (frame) => {
      frames.push(frame.bytes);
      uplink.append(frame);
    };
    return new EcgFeed({
      source,
      streamId,
      uplink: {
        append,
        sendAhead: (read) => {
          uplink.sendAhead(read);
        },
      },
      clock: this.clock,
      clockOffsetMs: () => null,
    });
  }

  async #startMedia(signaling: SignalingClient, uplink: EcgUplink): Promise<MediaSession> {
    const { caseId, link, cabin, onError } = this.#options;
    const media = new MediaSession({
      signaling,
      caseId,
      createDevice: async () => link.carry(await createNodeDevice(wrtc)),
      wants: () => false,
      onError,
    });
    media.useEcgChannel((channel) => {
      uplink.useChannel(channel);
    });
    if (cabin) {
      await media.publish('camera', cabin.camera);
      await media.publish('microphone', cabin.microphone);
    }
    media.start();
    return media;
  }

  #enter({ input }: { input: { requestId: string } }): void {
    this.entered.push(input.requestId);
  }

  #running(): TabletPage {
    if (!this.#page) throw new Error('the page is not loaded');
    return this.#page;
  }
}

function isStartWaiting(outbox: Outbox, streamId: StreamId): boolean {
  return outbox.state
    .getSnapshot()
    .waiting.some(({ name, input }) => name === 'ecg:start' && input.stream.streamId === streamId);
}
