import type { Gate, GateFinding } from '@smart-triage/shared/domain/guidance';
import { GATE_CRITERIA } from '@smart-triage/shared/domain/guidanceCodes';
import { ecgGate } from './ecgGate.ts';
import type { GateInputs } from './guidanceInputs.ts';
import { vitalsGate } from './vitalsGate.ts';

/**
 * Who may not wait for a score: looked at before anything else, from rules and values alone. No score and no learned model is among its inputs, so none
 * can lower it.
 */
export function gate(inputs: GateInputs): Gate {
  const measured = vitalsGate(inputs).map((finding) => withSeenShock(finding, inputs));
  const findings = [...asked(inputs), ...knownStemi(inputs), ...measured, ...ecgGate(inputs)].sort(
    (a, b) => GATE_CRITERIA.indexOf(a.criterion) - GATE_CRITERIA.indexOf(b.criterion),
  );
  return { verdict: verdictOf(findings), findings };
}

/** Who is not discussed there but driven: resuscitation, a known STEMI, shock, a suspected aortic syndrome. */
const HART_C = 'HART-c, hartc.nl/home/werkwijze';

const ASKED = [
  {
    criterion: 'resuscitation',
    field: 'cardiacArrest',
    source: HART_C,
  },
  {
    criterion: 'suspected-dissection',
    field: 'suspectedDissection',
    source: `${HART_C}; ARTICA, PMC7044902`,
  },
] as const;

function asked({ intake }: GateInputs): GateFinding[] {
  return ASKED.map(({ criterion, field, source }) => {
    const answer = intake[field];
    const outcome = answer === undefined ? 'not-known' : answer ? 'met' : 'not-met';
    return {
      criterion,
      weight: 'drive-now',
      outcome,
      values: [],
      missing: answer === undefined ? [field] : [],
      rules: [],
      source,
    };
  });
}

/** Only a yes says something: whether there is a STEMI is otherwise for the ECG criterion, which is not known without an ECG. */
function knownStemi({ intake }: GateInputs): GateFinding[] {
  if (intake.stemiKnown !== true) return [];
  return [
    {
      criterion: 'stemi-known',
      weight: 'drive-now',
      outcome: 'met',
      values: [],
      missing: [],
      rules: [],
      source: HART_C,
    },
  ];
}

/** Who sees shock need not measure it first. Only a yes says something: a crew that sees none does not clear what was measured. */
function withSeenShock(finding: GateFinding, { intake }: GateInputs): GateFinding {
  const isSeen = intake.shockSuspected === true || intake.killipClass === KILLIP_SHOCK;
  if (finding.criterion !== 'shock' || !isSeen) return finding;
  return { ...finding, outcome: 'met', values: [], missing: [], source: HART_C };
}

/** Killip and Kimball 1967: class IV is cardiogenic shock. */
const KILLIP_SHOCK = 4;

function verdictOf(findings: readonly GateFinding[]): Gate['verdict'] {
  const met = findings.filter(({ outcome }) => outcome === 'met');
  if (met.some(({ weight }) => weight === 'drive-now')) return 'positive';
  if (met.length > 0) return 'hospital';
  return findings.some(({ outcome }) => outcome === 'not-known') ? 'not-known' : 'negative';
}
