import { askUntilAnswered } from '@smart-triage/shared/client/askUntilAnswered';
import type { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import {
  type CrewDuty,
  type DutyId,
  type KeptDuty,
  KeptDutySchema,
} from '@smart-triage/shared/domain/crewDuty';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { ReportFault } from '../faults.ts';

/** Whose turn it is on this tablet. Not patient data, and worth nothing without the tablet's key. */
export type DutyKeeper = {
  readonly state: Readable<CrewDuty | null>;
  /** What an entry of this moment names; `undefined` while nobody is signed in, which keeps nobody from entering. */
  current: () => DutyId | undefined;
  signIn: (number: string, pin: string) => Promise<void>;
  /** At once, also without a link: nothing that follows counts as this person's. The server hears it when it can. */
  signOut: () => void;
  close: () => void;
};

type DutyKeeperDeps = {
  signaling: Pick<SignalingClient, 'request' | 'onReady' | 'state'>;
  storage: Pick<Storage, 'getItem' | 'setItem'>;
  clock: Clock;
  onFault: ReportFault;
};

const KEY = 'smart-triage.duty';

export function createDutyKeeper({ signaling, storage, clock, onFault }: DutyKeeperDeps): DutyKeeper {
  let kept = read(storage);
  const store = createStore<CrewDuty | null>(kept.duty);
  const keep = (duty: CrewDuty | null, isLeaving: boolean): void => {
    kept = { duty, isLeaving };
    storage.setItem(KEY, JSON.stringify(kept));
    store.set(duty);
  };
  const leave = async (): Promise<void> => {
    await signaling.request('crew:sign-out', {});
    keep(null, false);
  };
  const compare = async (): Promise<void> => {
    if (kept.isLeaving) return leave();
    const asked = kept;
    const { duty } = await signaling.request('crew:duty', {});
    // Somebody signed in or out meanwhile knows better than this answer.
    if (kept === asked) keep(duty, false);
  };
  const asker = askUntilAnswered({ signaling, ask: compare, onError: onFault });
  return {
    state: store,
    current: () => (kept.duty && kept.duty.until > clock.now() ? kept.duty.dutyId : undefined),
    signIn: async (number, pin) => {
      const { duty } = await signaling.request('crew:sign-in', { number, pin });
      keep(duty, false);
    },
    signOut: () => {
      keep(null, true);
      // Without a link the next one tells it.
      leave().catch(() => undefined);
    },
    close: asker.close,
  };
}

function read(storage: Pick<Storage, 'getItem'>): KeptDuty {
  const nothing = { duty: null, isLeaving: false };
  try {
    return KeptDutySchema.parse(JSON.parse(storage.getItem(KEY) ?? 'null'));
  } catch {
    return nothing;
  }
}
