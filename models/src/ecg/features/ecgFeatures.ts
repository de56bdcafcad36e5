import type { AnalysedEcg, EcgLeadMeasurement } from '@smart-triage/shared/domain/ecgAnalysis';
import { perLead, perTerritory, type FeatureDefinition } from './featureDefinition.ts';
import { SHAPE_FEATURES } from './shapeFeatures.ts';

/** A Q of this width and depth is pathological in any lead but V1 to V3, III and aVR (Fourth Universal Definition 2018, table 2: 0.03 s and 1 mm). */
const WIDE_Q_MS = 30;
const DEEP_Q_MV = 0.1;

const LEAD_FEATURES: readonly FeatureDefinition[] = [
  ...perLead(
    'j',
    'mV',
    (at) => `st-${at}`,
    'ST at the J point',
    ({ jMv }) => jMv,
  ),
  ...perLead(
    'j60',
    'mV',
    (at) => `st-${at}`,
    'ST 60 ms after J',
    ({ j60Mv }) => j60Mv,
  ),
  ...perLead(
    'stSlope',
    'mV',
    (at) => `st-${at}`,
    'rise of ST from J to 80 ms after',
    (lead) => lead.j80Mv - lead.jMv,
  ),
  ...perLead(
    't',
    'mV',
    (at) => `t-${at}`,
    'the larger deflection of T',
    ({ tMv }) => tMv,
  ),
  ...perLead(
    'tMin',
    'mV',
    (at) => `t-${at}`,
    'lowest point of T',
    ({ tMinMv }) => tMinMv,
  ),
  ...perLead(
    'tMax',
    'mV',
    (at) => `t-${at}`,
    'highest point of T',
    ({ tMaxMv }) => tMaxMv,
  ),
  ...perLead(
    'q',
    'mV',
    (at) => (at === 'avr' ? 'r-s-avr' : `q-${at}`),
    'depth of Q, negative',
    ({ qMv }) => qMv,
  ),
  ...perLead(
    'qWidth',
    'ms',
    (at) => (at === 'avr' ? 'r-s-avr' : `q-${at}`),
    'width of Q',
    ({ qMs }) => qMs,
  ),
  ...perLead(
    'r',
    'mV',
    (at) => `r-s-${at}`,
    'height of R',
    ({ rMv }) => rMv,
  ),
  ...perLead(
    's',
    'mV',
    (at) => `r-s-${at}`,
    'depth of S, negative',
    ({ sMv }) => sMv,
  ),
  ...perLead(
    'rPrime',
    'mV',
    (at) => `r-s-${at}`,
    "height of R'",
    ({ rPrimeMv }) => rPrimeMv,
  ),
  ...perLead(
    'qrsArea',
    'mV·ms',
    (at) => `r-s-${at}`,
    'net area of QRS',
    ({ qrsAreaMvMs }) => qrsAreaMvMs,
  ),
];

const TERRITORY_FEATURES: readonly FeatureDefinition[] = [
  ...perTerritory(
    'stHighPair',
    'mV',
    (at) => `st-${at}`,
    'ST at J that two of the leads reach',
    secondHighest((lead) => lead.jMv),
  ),
  ...perTerritory(
    'stLowPair',
    'mV',
    (at) => `st-${at}`,
    'ST at J that two of the leads fall to',
    secondLowest((lead) => lead.jMv),
  ),
  ...perTerritory(
    'tLowPair',
    'mV',
    (at) => `t-${at}`,
    'lowest T that two of the leads fall to',
    secondLowest((lead) => lead.tMinMv),
  ),
  ...perTerritory('qLeads', 'leads', (at) => `q-${at}`, 'leads with a Q of 30 ms and 0.1 mV', qLeads),
  ...perTerritory(
    'rSum',
    'mV',
    (at) => `r-s-${at}`,
    'sum of R',
    (leads) => leads.reduce((sum, { rMv }) => sum + rMv, 0),
  ),
  ...perTerritory('rShare', 'ratio', (at) => `r-s-${at}`, 'R as a share of all QRS deflections', rShare),
];

const WHOLE_FEATURES: readonly FeatureDefinition[] = [
  whole('heartRate', 'per minute', 'rate', 'ventricular rate', ({ intervals }) => intervals.heartRate),
  whole('pr', 'ms', 'p-wave', 'PR interval', ({ intervals }) => intervals.prMs),
  whole('pInII', 'mV', 'p-wave', 'P in II', ({ leads }) => leads.II?.pMv ?? null),
  whole('pInV1', 'mV', 'p-wave', 'P in V1', ({ leads }) => leads.V1?.pMv ?? null),
  whole('qrs', 'ms', 'conduction', 'QRS duration', ({ intervals }) => intervals.qrsMs),
  whole('qt', 'ms', 'repolarisation-time', 'QT interval', ({ intervals }) => intervals.qtMs),
  whole(
    'qtc',
    'ms',
    'repolarisation-time',
    'QT corrected after Fridericia',
    ({ intervals }) => intervals.qtcMs?.fridericia ?? null,
  ),
  whole('pAxis', 'degrees', 'axes', 'frontal axis of P', ({ axes }) => axes.p),
  whole('qrsAxis', 'degrees', 'axes', 'frontal axis of QRS', ({ axes }) => axes.qrs),
  whole('tAxis', 'degrees', 'axes', 'frontal axis of T', ({ axes }) => axes.t),
  whole('qrsTAngle', 'degrees', 'axes', 'frontal angle between QRS and T, 0 to 180', ({ axes }) =>
    angleBetween(axes.qrs, axes.t),
  ),
];

/**
 * What the evidence model sees of an ECG, in this order for good: a trained model knows its columns by their place. Age and sex are not among them:
 * the training recordings have them for a quarter only, all of one period (ADR 0005).
 */
export const ECG_FEATURES: readonly FeatureDefinition[] = [
  ...LEAD_FEATURES,
  ...TERRITORY_FEATURES,
  ...WHOLE_FEATURES,
  ...SHAPE_FEATURES,
];

/** One number for each of `ECG_FEATURES`, NaN for what was not measured. */
export function ecgFeatures(ecg: AnalysedEcg): Float64Array {
  return Float64Array.from(ECG_FEATURES, ({ of }) => of(ecg) ?? Number.NaN);
}

function whole(
  name: string,
  unit: FeatureDefinition['unit'],
  group: FeatureDefinition['group'],
  meaning: string,
  of: FeatureDefinition['of'],
): FeatureDefinition {
  return { name, unit, group, meaning, of };
}

type OfLead = (lead: EcgLeadMeasurement) => number | null;

function secondHighest(of: OfLead) {
  return (leads: readonly EcgLeadMeasurement[]) => ordered(leads, of).at(-2) ?? null;
}

function secondLowest(of: OfLead) {
  return (leads: readonly EcgLeadMeasurement[]) => ordered(leads, of)[1] ?? null;
}

function ordered(leads: readonly EcgLeadMeasurement[], of: OfLead): number[] {
  return leads.flatMap((lead) => of(lead) ?? []).toSorted((a, b) => a - b);
}

function qLeads(leads: readonly EcgLeadMeasurement[]): number {
  return leads.filter(({ qMs, qMv }) => qMs >= WIDE_Q_MS && qMv <= -DEEP_Q_MV).length;
}

function rShare(leads: readonly EcgLeadMeasurement[]): number | null {
  const r = leads.reduce((sum, { rMv }) => sum + rMv, 0);
  const all = leads.reduce((sum, { qMv, rMv, sMv }) => sum + rMv - qMv - sMv, 0);
  return all > 0 ? r / all : null;
}

function angleBetween(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return null;
  const apart = Math.abs(a - b) % 360;
  return Math.min(apart, 360 - apart);
}
