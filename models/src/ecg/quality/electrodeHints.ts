import type { EcgAnalysis, EcgQuality, LeadProblem } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';

/** Limb electrodes by their places (right arm, left arm, left leg, and the neutral one on the right leg), chest electrodes by their leads. */
export const ELECTRODES = ['RA', 'LA', 'LL', 'RL', 'V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const;
export type Electrode = (typeof ELECTRODES)[number];

/**
 * What to check first. `contact`: nothing is measured there. `noise`: it is measured, but disturbed. `reversal`: two electrodes look exchanged. `labels`: the limb
 * leads do not belong together, so that a cable sits on another electrode than its name says.
 */
export type ElectrodeHint = {
  readonly check: 'contact' | 'noise' | 'reversal' | 'labels';
  readonly electrodes: readonly Electrode[];
  /** The leads that show it, in the order of a sheet; empty where the whole recording does. */
  readonly leads: readonly Lead[];
};

const NO_CONTACT: readonly LeadProblem[] = ['missing', 'flat', 'saturated'];
const DISTURBED: readonly LeadProblem[] = ['unstable', 'mains', 'wander', 'motion'];
const CHEST = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const;
/** So many chest leads at once are not so many bad electrodes. */
const MANY_CHEST_LEADS = 4;

/**
 * Which electrodes explain what is wrong with the leads: I is LA less RA, II is LL less RA, III is LL less LA, and a chest lead is its own electrode against the mean
 * of the three (Einthoven, Wilson). The neutral electrode is part of none and disturbs all. `recorded` are the leads that were measured, not computed.
 */
export function electrodeHints(analysis: EcgAnalysis, recorded: readonly Lead[]): ElectrodeHint[] {
  const { quality } = analysis;
  const off = leadsWith(quality, recorded, NO_CONTACT);
  const noisy = leadsWith(quality, recorded, DISTURBED).filter((lead) => !off.includes(lead));
  return [...misplaced(analysis), ...hintsOf('contact', off, recorded), ...hintsOf('noise', noisy, recorded)];
}

function leadsWith({ leads }: EcgQuality, recorded: readonly Lead[], kinds: readonly LeadProblem[]): Lead[] {
  return recorded.filter((lead) => leads[lead]?.some((problem) => kinds.includes(problem)));
}

function misplaced(analysis: EcgAnalysis): ElectrodeHint[] {
  if (analysis.kind === 'analysed') return [];
  const { reasons } = analysis;
  return [
    ...(reasons.includes('limb-leads-reversed')
      ? [{ check: 'reversal', electrodes: ['RA', 'LA'], leads: [] } as const]
      : []),
    ...(reasons.includes('limb-leads-inconsistent')
      ? [{ check: 'labels', electrodes: ['RA', 'LA', 'LL'], leads: [] } as const]
      : []),
  ];
}

function hintsOf(
  check: 'contact' | 'noise',
  bad: readonly Lead[],
  recorded: readonly Lead[],
): ElectrodeHint[] {
  const limb = limbElectrodes(bad, recorded);
  const chest = CHEST.filter((lead) => bad.includes(lead));
  const isEverything = limb.length > 0 && chest.length >= MANY_CHEST_LEADS;
  if (isEverything) return [{ check, electrodes: [...new Set<Electrode>(['RL', ...limb])], leads: bad }];
  const limbLeads = bad.filter((lead) => !chest.some((known) => known === lead));
  return [
    ...(limb.length > 0 ? [{ check, electrodes: limb, leads: limbLeads }] : []),
    ...(chest.length > 0 ? [{ check, electrodes: chest, leads: chest }] : []),
  ];
}

/** A lead that was not recorded says nothing of its electrodes: then both that remain are named. */
function limbElectrodes(bad: readonly Lead[], recorded: readonly Lead[]): Electrode[] {
  const isBad = (lead: Lead) => bad.includes(lead);
  const isGood = (lead: Lead) => recorded.includes(lead) && !isBad(lead);
  const [one, two, three] = (['I', 'II', 'III'] as const).map(isBad);
  if (one && two) return three ? ['RL', 'RA', 'LA', 'LL'] : ['RA'];
  if (one) return isGood('II') || three ? ['LA'] : ['RA', 'LA'];
  if (two) return isGood('I') || three ? ['LL'] : ['RA', 'LL'];
  return three ? ['LA', 'LL'] : [];
}
