import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import {
  type LatestVitals,
  VITAL_SIGN_NAMES,
  VITAL_SIGNS,
  type VitalSign,
  type VitalsReading,
  type VitalsWithdrawal,
} from '@smart-triage/shared/domain/vitals';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import {
  isUnusual,
  type NumberEntry,
  type NumberLimits,
  readNumber,
} from '@smart-triage/shared/ui/numberEntry.ts';
import type { CaseView } from '../../lib/case/caseView.ts';
import { derived } from '../../lib/derived.ts';
import type { UndoStack } from '../../lib/undoStack.ts';
import { afterKey, type PadKey, withoutOpenDecimal } from '../../ui/padText.ts';

type Texts = Readonly<Partial<Record<VitalSign, string>>>;

/** Why what was keyed in cannot be recorded. */
export type VitalsRefusal = 'nothing-entered' | 'out-of-range' | 'diastolic-above-systolic';

export type VitalsState = {
  readonly latest: LatestVitals;
  /** What is being keyed in, by sign. */
  readonly texts: Texts;
  /** The sign that the keys go to. */
  readonly active: VitalSign;
  readonly refusal: VitalsRefusal | null;
  /** Somebody wants to record something rare, and is asked whether it is right. */
  readonly isAsked: boolean;
  /** Why nothing can be recorded any more. */
  readonly closed: ErrorCode | null;
};

export type VitalsModel = Readable<VitalsState> & {
  select: (sign: VitalSign) => void;
  press: (key: PadKey) => void;
  /** Goes on to the next sign. */
  next: () => void;
  /** Records everything that was keyed in as one reading, measured now; something rare at the second press, after it was asked about. */
  record: () => void;
  close: () => void;
};

/** In which the signs stand on the screen and follow each other: as a crew examines, breathing before circulation before temperature. */
export const ENTRY_ORDER = [
  'respiratoryRate',
  'spo2',
  'heartRate',
  'systolicBp',
  'diastolicBp',
  'temperature',
] as const satisfies readonly VitalSign[];

/** What is asked about when it is entered: values that are possible but rare enough to be a slip of the finger. */
const USUAL: Record<VitalSign, { min: number; max: number }> = {
  heartRate: { min: 30, max: 200 },
  systolicBp: { min: 70, max: 220 },
  diastolicBp: { min: 40, max: 130 },
  spo2: { min: 80, max: 100 },
  respiratoryRate: { min: 6, max: 40 },
  temperature: { min: 34, max: 41 },
};

/** The record's own limits; temperature alone has a decimal. */
export function limitsOf(sign: VitalSign): NumberLimits {
  const { minValue, maxValue } = VITAL_SIGNS[sign].schema;
  if (minValue === null || maxValue === null) throw new RangeError(`${sign} has no limits`);
  return { min: minValue, max: maxValue, usual: USUAL[sign], decimals: sign === 'temperature' ? 1 : 0 };
}

export function entryOf(sign: VitalSign, text: string | undefined): NumberEntry {
  return readNumber(withoutOpenDecimal(text ?? ''), limitsOf(sign));
}

export function valuesOf(texts: Texts): VitalsReading['values'] {
  const values: VitalsReading['values'] = {};
  for (const sign of VITAL_SIGN_NAMES) {
    const entry = entryOf(sign, texts[sign]);
    if (entry.kind === 'accepted') values[sign] = entry.value;
  }
  return values;
}

/** A pair of pressures the wrong way round cannot have been measured. */
export function refusalOfEntry(texts: Texts): VitalsRefusal | null {
  const isRefused = VITAL_SIGN_NAMES.some((sign) => entryOf(sign, texts[sign]).kind === 'refused');
  if (isRefused) return 'out-of-range';
  const values = valuesOf(texts);
  if (Object.keys(values).length === 0) return 'nothing-entered';
  const { systolicBp, diastolicBp } = values;
  const isTurned = systolicBp !== undefined && diastolicBp !== undefined && diastolicBp >= systolicBp;
  return isTurned ? 'diastolic-above-systolic' : null;
}

export type VitalsModelDeps = {
  view: Readable<CaseView | null>;
  clock: Clock;
  send: (reading: VitalsReading) => void;
  /** [CS12] */
  withdraw: (withdrawal: VitalsWithdrawal) => void;
  entries: UndoStack;
};

/** Whether something that was keyed in is possible and rare. */
function hasRareValue(texts: Texts): boolean {
  return VITAL_SIGN_NAMES.some((sign) => {
    const entry = entryOf(sign, texts[sign]);
    return entry.kind === 'accepted' && isUnusual(entry.value, limitsOf(sign));
  });
}

/** What takes this reading back, as long as it is known what stood there before. */
function withdrawalOf({ measuredAt, values }: VitalsReading, latest: LatestVitals): VitalsWithdrawal {
  const signs = VITAL_SIGN_NAMES.filter((sign) => values[sign] !== undefined);
  const before = Object.fromEntries(signs.flatMap((sign) => (latest[sign] ? [[sign, latest[sign]]] : [])));
  return { measuredAt, signs, before };
}

type Draft = { readonly texts: Texts; readonly active: VitalSign; readonly isAsked: boolean };
const EMPTY: Draft = { texts: {}, active: ENTRY_ORDER[0], isAsked: false };

export function createVitalsModel({ view, clock, send, withdraw, entries }: VitalsModelDeps): VitalsModel {
  const draft = createStore<Draft>(EMPTY);
  const state = derived([view, draft], (): VitalsState => {
    const current = view.getSnapshot();
    const { texts, active, isAsked } = draft.getSnapshot();
    return {
      isAsked,
      latest: current?.vitals ?? {},
      texts,
      active,
      refusal: refusalOfEntry(texts),
      closed: refusalOf(current?.expected ?? 'opened', 'vitals-recorded', 'paramedic'),
    };
  });
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    select: (active) => {
      draft.set({ ...draft.getSnapshot(), active });
    },
    press: (key) => {
      const { texts, active } = draft.getSnapshot();
      const canHaveDecimals = limitsOf(active).decimals > 0;
      if (key === 'decimal' && !canHaveDecimals) return;
      draft.set({
        active,
        isAsked: false,
        texts: { ...texts, [active]: afterKey(texts[active] ?? '', key) },
      });
    },
    next: () => {
      const { active } = draft.getSnapshot();
      const place = ENTRY_ORDER.indexOf(active);
      draft.set({
        ...draft.getSnapshot(),
        active: ENTRY_ORDER[(place + 1) % ENTRY_ORDER.length] ?? active,
      });
    },
    record: () => {
      const { texts, refusal, closed, isAsked } = state.getSnapshot();
      if (refusal !== null || closed !== null) return;
      if (hasRareValue(texts) && !isAsked) {
        draft.set({ ...draft.getSnapshot(), isAsked: true });
        return;
      }
      const reading: VitalsReading = { measuredAt: clock.now(), source: 'crew', values: valuesOf(texts) };
      const withdrawal = withdrawalOf(reading, state.getSnapshot().latest);
      entries.push({
        fields: withdrawal.signs,
        takeBack: () => {
          withdraw(withdrawal);
        },
      });
      send(reading);
      draft.set(EMPTY);
    },
    close: state.close,
  };
}
