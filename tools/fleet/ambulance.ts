import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { AccessKeeper } from '@smart-triage/shared/client/accessKeeper';
import { ServerClock } from '@smart-triage/shared/client/serverClock';
import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createTabletSigner, memoryKeyStore, type TabletSigner } from '@smart-triage/shared/client/tabletKey';
import { proofText } from '@smart-triage/shared/protocol/signIn';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { systemClock } from '@smart-triage/shared/time/clock';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CaseMemory } from './caseMemory.ts';
import { CaseRun } from './caseRun.ts';
import { cookieFetch } from './cookieFetch.ts';
import { DeadZoneDriver } from './deadZoneDriver.ts';
import type { DeadZone } from './deadZones.ts';
import { isRefused } from '@smart-triage/shared/errors/isRefused';
import { insist } from './insist.ts';
import { Link } from './link/link.ts';
import type { Profile } from './profiles.ts';

export type AmbulanceOptions = {
  profile: Profile;
  connectToServer: () => Socket;
  pairingCode: string;
  memory: CaseMemory;
  recording: EcgRecording | null;
  deadZones: Iterator<DeadZone, never>;
  onError: (error: unknown) => void;
};

/** Cleaning up, and back to the post. */
const BETWEEN_CASES_MS = 45_000;

/** One simulated ambulance: pairs like a tablet, then has one case after another until it is closed. */
export class Ambulance {
  /** Rejects when the server will not have it (any more); resolves after `close`. */
  readonly ended: Promise<void>;
  readonly #options: AmbulanceOptions;
  readonly #link: Link;
  readonly #access: AccessKeeper;
  readonly #signaling: SignalingClient;
  readonly #clock: ServerClock;
  readonly #deadZones: DeadZoneDriver;
  readonly #stopped = new AbortController();
  #hospitals: readonly Hospital[] = [];
  #run: CaseRun | null = null;

  private constructor(options: AmbulanceOptions, link: Link, access: AccessKeeper, signer: TabletSigner) {
    this.#options = options;
    this.#link = link;
    this.#access = access;
    this.#signaling = new SignalingClient({
      url: link.url,
      token: () => access.token(),
      prove: (challenge, token) => signer.sign(proofText(challenge, token)),
    });
    this.#clock = new ServerClock(this.#signaling, systemClock);
    this.#deadZones = new DeadZoneDriver(link, options.deadZones);
    this.#signaling.onReady(({ hospitals }) => {
      this.#hospitals = hospitals;
    });
    this.#signaling.connect();
    this.ended = Promise.race([this.#work(), this.#untilRefused()]);
  }

  static async create(options: AmbulanceOptions): Promise<Ambulance> {
    const link = await Link.create(options.connectToServer);
    const signer = createTabletSigner(memoryKeyStore());
    const access = new AccessKeeper({
      seat: 'tablet',
      baseUrl: link.url,
      clock: systemClock,
      fetch: cookieFetch(),
      signer,
    });
    try {
      await access.pair(options.pairingCode);
      return new Ambulance(options, link, access, signer);
    } catch (error) {
      link.close();
      throw error;
    }
  }

  close(): void {
    if (this.#stopped.signal.aborted) return;
    this.#stopped.abort();
    // First, while there is a link to leave the call over.
    this.#run?.close();
    this.#deadZones.close();
    this.#clock.close();
    this.#signaling.close();
    this.#access.close();
    this.#link.close();
  }

  async #work(): Promise<void> {
    const { signal } = this.#stopped;
    try {
      for (let patient = 0; ; patient++) {
        await this.#treat((await this.#resumed()) ?? (await this.#opened()), patient);
        await sleep(BETWEEN_CASES_MS, undefined, { signal });
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async #treat(opened: CaseState, patient: number): Promise<void> {
    const { profile, memory, recording, onError } = this.#options;
    await memory.keep(opened.caseId);
    this.#run = await CaseRun.create({
      signaling: this.#signaling,
      link: this.#link,
      clock: this.#clock,
      profile,
      opened,
      scene: profile.scenes[patient % profile.scenes.length] ?? profile.scenes[0],
      seed: profile.seed + patient,
      hospitals: this.#hospitals,
      recording,
      onError,
    });
    try {
      await Promise.race([this.#run.ended, aborted(this.#stopped.signal)]);
    } finally {
      this.#run.close();
    }
  }

  /** The case that an earlier run of this program left open. */
  async #resumed(): Promise<CaseState | null> {
    const caseId = await this.#options.memory.recall();
    if (!caseId) return null;
    try {
      const { case: state } = await insist(this.#signaling, 'case:watch', { caseId }, this.#stopped.signal);
      return isOver(state.status) ? null : state;
    } catch (error) {
      if (isRefused(error)) return null;
      throw error;
    }
  }

  async #opened(): Promise<CaseState> {
    const input = {
      requestId: crypto.randomUUID(),
      caseId: CaseIdSchema.parse(crypto.randomUUID()),
      unit: this.#options.profile.unit,
      simulated: true,
    };
    return (await insist(this.#signaling, 'case:open', input, this.#stopped.signal)).case;
  }

  #untilRefused(): Promise<never> {
    return new Promise((_, reject) => {
      this.#signaling.state.subscribe(() => {
        const state = this.#signaling.state.getSnapshot();
        if (state.kind === 'refused') reject(state.error);
      });
    });
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      resolve();
    });
  });
}
