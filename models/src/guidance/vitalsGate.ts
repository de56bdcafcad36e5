import type { GateFinding, GateValue } from '@smart-triage/shared/domain/guidance';
import { VITAL_SIGNS, type VitalSign } from '@smart-triage/shared/domain/vitals';
import { isFresh, type GateInputs } from './guidanceInputs.ts';
import { GUIDANCE_LIMITS, SHOCK_SOURCE, UNSTABLE_SOURCE } from './limits.ts';

type Limit = { sign: VitalSign; comparison: 'below' | 'above'; limit: number };

const { shock, systolicBelow, heartRateAbove, heartRateBelow, spo2Below } = GUIDANCE_LIMITS;
const LOW_PRESSURE = below('systolicBp', systolicBelow);
const LOW_SATURATION = below('spo2', spo2Below);
const SLOW = below('heartRate', heartRateBelow);
const FAST = above('heartRate', heartRateAbove);
const SHOCK = [
  below('systolicBp', shock.systolicBelow),
  above('heartRate', shock.heartRateAbove),
  below('spo2', shock.spo2Below),
];

/** What the vital signs say: shock, and each sign of an unstable patient. */
export function vitalsGate(inputs: GateInputs): GateFinding[] {
  return [
    finding('shock', SHOCK, 'all', SHOCK_SOURCE, inputs),
    finding('low-systolic-pressure', [LOW_PRESSURE], 'any', UNSTABLE_SOURCE, inputs),
    finding('heart-rate', [SLOW, FAST], 'any', UNSTABLE_SOURCE, inputs),
    finding('oxygen-saturation', [LOW_SATURATION], 'any', UNSTABLE_SOURCE, inputs),
  ];
}

type Answer = GateFinding['outcome'];

function finding(
  criterion: GateFinding['criterion'],
  limits: readonly Limit[],
  needs: 'all' | 'any',
  source: string,
  inputs: GateInputs,
): GateFinding {
  const answers = limits.map((limit) => answerOf(limit, inputs));
  const outcome = needs === 'all' ? all(answers) : any(answers);
  return {
    criterion,
    weight: 'drive-now',
    outcome,
    values: limits.flatMap((limit) => valueOf(limit, inputs)),
    missing:
      outcome === 'not-known'
        ? [...new Set(limits.filter((_, index) => answers[index] === 'not-known').map(({ sign }) => sign))]
        : [],
    rules: [],
    source,
  };
}

/** An old value can alarm, and cannot clear: it is then as good as missing. */
function answerOf({ sign, comparison, limit }: Limit, { vitals, assessedAt }: GateInputs): Answer {
  const known = vitals[sign];
  if (!known) return 'not-known';
  const isMet = comparison === 'below' ? known.value < limit : known.value > limit;
  if (isMet) return 'met';
  return isFresh(known.measuredAt, assessedAt) ? 'not-met' : 'not-known';
}

function all(answers: readonly Answer[]): Answer {
  if (answers.includes('not-met')) return 'not-met';
  return answers.includes('not-known') ? 'not-known' : 'met';
}

function any(answers: readonly Answer[]): Answer {
  if (answers.includes('met')) return 'met';
  return answers.includes('not-known') ? 'not-known' : 'not-met';
}

function valueOf({ sign, comparison, limit }: Limit, { vitals }: GateInputs): GateValue[] {
  const known = vitals[sign];
  return known ? [{ sign, ...known, unit: VITAL_SIGNS[sign].unit, comparison, limit }] : [];
}

function below(sign: VitalSign, limit: number): Limit {
  return { sign, comparison: 'below', limit };
}

function above(sign: VitalSign, limit: number): Limit {
  return { sign, comparison: 'above', limit };
}
