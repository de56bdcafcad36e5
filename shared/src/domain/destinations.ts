import type { CaseState } from './caseState.ts';
import type { HospitalCapacity } from './capacity.ts';
import type { Hospital } from './hospital.ts';

/** What the patient needs: `pci` when a gate proposes to drive now, else a hospital that can take a cardiac patient. */
export type CareNeed = 'pci' | 'cardiology';

/** A positive gate proposes the PCI centre; without one, a hospital with cardiology. */
export function careNeedOf({ guidance }: Pick<CaseState, 'guidance'>): CareNeed {
  return guidance?.gate.verdict === 'positive' ? 'pci' : 'cardiology';
}

/** A hospital as seen from one ambulance. */
export type DestinationOption = {
  hospital: Hospital;
  /** As the crow flies; `null` while nobody knows where the ambulance is. */
  distanceKm: number | null;
  /** How long from now; `null` while nobody can say. */
  eta: Eta | null;
  capacity: HospitalCapacity;
};

/** `crew`: what the crew itself expects. `estimate`: from the distance, and shown as that. */
export type Eta = { minutes: number; from: 'crew' | 'estimate' };

/** Why a hospital ranks where it does. Codes, so that each screen says them in its language. */
export type DestinationReason =
  | 'no-pci'
  | 'no-cardiology-ward'
  | 'no-emergency-department'
  | 'ed-stopped'
  | 'ed-paused'
  | 'cath-lab-closed'
  | 'cath-lab-busy'
  | 'no-free-beds'
  | 'ed-not-known'
  | 'cath-lab-not-known'
  | 'beds-not-known'
  | 'pci'
  | 'cardiology-ward'
  | 'ed-open'
  | 'cath-lab-free'
  | 'free-beds'
  | 'distance-not-known';

/** `fit`: nothing that is known speaks against it. `unsure`: something that matters is not known. `strained`, `closed`, `unable`: each says why. */
export type Fitness = 'fit' | 'unsure' | 'strained' | 'closed' | 'unable';

export type RankedDestination = DestinationOption & {
  fitness: Fitness;
  /** What speaks against it first. Never empty. */
  reasons: readonly DestinationReason[];
};

/**
 * Destinations, the most suitable first: by fitness, then by distance (not known comes last), then by name so that the order is always the same. It proposes
 * and hides nothing: every hospital of the region stands in it. For PCI, one that is not known to be open ranks by distance among those that are: minutes
 * count more than a missing report, and the row says that it is missing.
 */
export function rankDestinations(need: CareNeed, options: readonly DestinationOption[]): RankedDestination[] {
  return options
    .map((option) => judge(need, option))
    .sort(
      (a, b) =>
        tierOf(need, a.fitness) - tierOf(need, b.fitness) ||
        byDistance(a, b) ||
        ORDER.indexOf(a.fitness) - ORDER.indexOf(b.fitness) ||
        a.hospital.id.localeCompare(b.hospital.id),
    );
}

/** Why a hospital stands behind the one before it. */
export type RankReason = { why: 'first' | 'less-fit' | 'further' | 'by-name'; than: Hospital | null };

/** [CY6] The place of each, in the order of `rankDestinations`, against the one before it. */
export function rankReasons(need: CareNeed, ranked: readonly RankedDestination[]): RankReason[] {
  return ranked.map((destination, index) => {
    const before = ranked[index - 1];
    if (!before) return { why: 'first', than: null };
    const than = before.hospital;
    if (tierOf(need, before.fitness) !== tierOf(need, destination.fitness)) return { why: 'less-fit', than };
    if (byDistance(before, destination) !== 0) return { why: 'further', than };
    return { why: before.fitness === destination.fitness ? 'by-name' : 'less-fit', than };
  });
}

const ORDER: readonly Fitness[] = ['fit', 'unsure', 'strained', 'closed', 'unable'];

function tierOf(need: CareNeed, fitness: Fitness): number {
  return need === 'pci' && fitness === 'unsure' ? ORDER.indexOf('fit') : ORDER.indexOf(fitness);
}

function byDistance(a: RankedDestination, b: RankedDestination): number {
  const [one, other] = [a.distanceKm ?? Infinity, b.distanceKm ?? Infinity];
  return one === other ? 0 : one - other;
}

const FITNESS_OF: Record<DestinationReason, Fitness> = {
  'no-pci': 'unable',
  'no-cardiology-ward': 'unable',
  'no-emergency-department': 'unable',
  'ed-stopped': 'closed',
  'cath-lab-closed': 'closed',
  'ed-paused': 'strained',
  'cath-lab-busy': 'strained',
  'no-free-beds': 'strained',
  'ed-not-known': 'unsure',
  'cath-lab-not-known': 'unsure',
  'beds-not-known': 'unsure',
  pci: 'fit',
  'cardiology-ward': 'fit',
  'ed-open': 'fit',
  'cath-lab-free': 'fit',
  'free-beds': 'fit',
  'distance-not-known': 'fit',
};

function judge(need: CareNeed, option: DestinationOption): RankedDestination {
  const reasons = [...capability(need, option.hospital), ...state(need, option)];
  if (option.distanceKm === null) reasons.push('distance-not-known');
  reasons.sort((a, b) => ORDER.indexOf(FITNESS_OF[b]) - ORDER.indexOf(FITNESS_OF[a]));
  const [worst] = reasons;
  return { ...option, reasons, fitness: worst ? FITNESS_OF[worst] : 'unsure' };
}

function capability(need: CareNeed, hospital: Hospital): DestinationReason[] {
  const reasons: DestinationReason[] = hospital.emergencyDepartment ? [] : ['no-emergency-department'];
  if (need === 'pci') return [...reasons, hospital.pciCentre ? 'pci' : 'no-pci'];
  return [...reasons, hospital.cardiologyWard ? 'cardiology-ward' : 'no-cardiology-ward'];
}

/** The catheterisation room matters only to who needs one, where there is one. */
function state(need: CareNeed, { hospital, capacity }: DestinationOption): DestinationReason[] {
  const { ed, cardiacBeds, cathLab } = capacity;
  const reasons: DestinationReason[] = [];
  if (!ed || ed.isOld) reasons.push('ed-not-known');
  else reasons.push(`ed-${ed.value.kind}`);
  if (!cardiacBeds || cardiacBeds.isOld) reasons.push('beds-not-known');
  else reasons.push(cardiacBeds.value > 0 ? 'free-beds' : 'no-free-beds');
  if (need === 'pci' && hospital.pciCentre)
    reasons.push(cathLab && !cathLab.isOld ? `cath-lab-${cathLab.value}` : 'cath-lab-not-known');
  return reasons;
}
