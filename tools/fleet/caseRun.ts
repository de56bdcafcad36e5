import { type IntakeStep, scenarioIntake } from '@smart-triage/models/simulator/scenarioIntake';
import { SCENARIOS } from '@smart-triage/models/simulator/scenarios';
import { VitalsGenerator } from '@smart-triage/models/simulator/vitalsGenerator';
import type { ServerClock } from '@smart-triage/shared/client/serverClock';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital, Position } from '@smart-triage/shared/domain/hospital';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { ageMs } from '@smart-triage/shared/time/instant';
import { Crew } from './crew.ts';
import { recordedEcg, simulatedEcg } from './ecgSource.ts';
import type { Link } from './link/link.ts';
import type { Profile } from './profiles.ts';
import { Transmission } from './transmission.ts';

export type CaseRunOptions = {
  signaling: SignalingClient;
  link: Link;
  clock: ServerClock;
  profile: Profile;
  /** The case as it stood when this ambulance took it up: just opened, or left behind by an earlier run. */
  opened: CaseState;
  scene: Position;
  seed: number;
  hospitals: readonly Hospital[];
  /** Streamed instead of the simulator's ECG. */
  recording: EcgRecording | null;
  onError: (error: unknown) => void;
};

/** One case from where it stands to its end. */
export class CaseRun {
  /** Resolves when the case is closed. */
  readonly ended: Promise<void>;
  readonly #transmission: Transmission;
  readonly #crew: Crew;

  private constructor(options: CaseRunOptions, transmission: Transmission, heartRate: () => number | null) {
    const { signaling, clock, profile, opened, scene, seed, hospitals, recording, onError } = options;
    const { scenario, consultAtSecond, leavesAtSecond } = profile;
    const vitals = new VitalsGenerator({ scenario: SCENARIOS[scenario], seed, startedAt: opened.openedAt });
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.ended = promise;
    this.#transmission = transmission;
    this.#crew = new Crew({
      signaling,
      clock,
      caseId: opened.caseId,
      scene,
      hospitals,
      consultAtSecond,
      leavesAtSecond,
      intake: intakeBeside(recording, scenarioIntake(scenario, opened.openedAt)),
      readVitals: (now) => vitals.next(now, heartRate()),
      isEcgDelivered: () => transmission.isEcgDelivered(),
      onHandedOver: () => {
        transmission.endEcg();
      },
      onClosed: () => {
        resolve(undefined);
      },
      onError,
    });
  }

  static async create(options: CaseRunOptions): Promise<CaseRun> {
    const { signaling, link, clock, profile, opened, recording, seed, onError } = options;
    const startMinute = ageMs(opened.openedAt, clock.now()) / 60_000;
    const ecg = recording ? recordedEcg(recording) : simulatedEcg(profile.scenario, seed, startMinute);
    const { caseId } = opened;
    const transmission = await Transmission.create({
      signaling,
      link,
      clock,
      caseId,
      profile,
      ecg,
      onError,
    });
    return new CaseRun(options, transmission, ecg.heartRate);
  }

  close(): void {
    this.#crew.close();
    this.#transmission.close();
  }
}

/** The scripts' crews read the simulator's ECG. What a recording shows nobody has read, so nothing is entered about it. */
function intakeBeside(recording: EcgRecording | null, steps: readonly IntakeStep[]): IntakeStep[] {
  if (!recording) return [...steps];
  return steps.map(({ atSecond, entered: { heartEcg: _heart, ecgIschaemia: _ischaemia, ...entered } }) => ({
    atSecond,
    entered,
  }));
}
