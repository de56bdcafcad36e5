/**
 * The leads of a 12-lead ECG and what follows from Einthoven's and Goldberger's definitions.
 * Only eight of the twelve are independent, so only eight travel; the other four are computed where they are drawn.
 */

/** In the order in which a 12-lead sheet lists them. */
export const STANDARD_LEADS = [
  'I',
  'II',
  'III',
  'aVR',
  'aVL',
  'aVF',
  'V1',
  'V2',
  'V3',
  'V4',
  'V5',
  'V6',
] as const;
export type Lead = (typeof STANDARD_LEADS)[number];

/** The independent leads, in the order in which a frame of a full 12-lead stream carries them. */
export const INDEPENDENT_LEADS = [
  'I',
  'II',
  'V1',
  'V2',
  'V3',
  'V4',
  'V5',
  'V6',
] as const satisfies readonly Lead[];

/** Leads that follow from I and II: `weight[0] * I + weight[1] * II`. */
export const DERIVED_LEADS = {
  III: [-1, 1],
  aVR: [-0.5, -0.5],
  aVL: [1, -0.5],
  aVF: [-0.5, 1],
} as const satisfies Partial<Record<Lead, readonly [number, number]>>;
export type DerivedLead = keyof typeof DERIVED_LEADS;

export function isDerivedLead(lead: Lead): lead is DerivedLead {
  return lead in DERIVED_LEADS;
}

/** One sample of a limb lead from the same instant's I and II, in their unit. */
export function deriveLead(lead: DerivedLead, leadI: number, leadII: number): number {
  const [weightI, weightII] = DERIVED_LEADS[lead];
  return weightI * leadI + weightII * leadII;
}

/** The given leads, each once, in the order of a sheet. */
export function inSheetOrder(leads: Iterable<Lead>): Lead[] {
  const given = new Set(leads);
  return STANDARD_LEADS.filter((lead) => given.has(lead));
}
