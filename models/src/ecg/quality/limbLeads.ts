import type { EcgLeadMeasurement } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { samplesOf, type EcgRecording } from '@smart-triage/shared/ecg/recording';

/** Steep parts are compared over this, so that offsets and filters of the source do not matter. */
const SLOPE_MS = 8;
/**
 * I + III - II may have this share of the limb leads' own energy of slopes. Leads that were filtered or scaled apart reach 0.6 (LUDB), one of
 * wrong polarity or from elsewhere mostly has as much as the leads themselves.
 */
const EINTHOVEN_SHARE = 0.8;

/**
 * False when the three limb leads were recorded and do not belong together by Einthoven's law (I + III = II): a mislabelled lead, or leads
 * taken at different times.
 */
export function limbLeadsAgree(recording: EcgRecording): boolean {
  const [one, two, three] = (['I', 'II', 'III'] as const).map((lead) => samplesOf(recording, lead));
  if (!one || !two || !three) return true;
  const step = Math.max(1, Math.round((SLOPE_MS * recording.rateHz) / 1000));
  const slope = (lead: Int16Array, i: number) => (lead[i + step] ?? 0) - (lead[i] ?? 0);
  let [apart, together] = [0, 0];
  for (let i = 0; i + step < one.length; i++) {
    const [a, b, c] = [slope(one, i), slope(two, i), slope(three, i)];
    apart += (a + c - b) ** 2;
    together += Math.max(a * a, b * b, c * c);
  }
  return apart <= EINTHOVEN_SHARE * together;
}

/** A P wave or net QRS smaller than this has no sure polarity. */
const SURE_P_MV = 0.03;

/**
 * Right and left arm exchanged: lead I upside down with P, QRS and T, while V6, which knows nothing of it, stays upright. Dextrocardia looks alike
 * in the limb leads and has a small or negative V6. A right axis alone leaves P upright; without a P wave no claim is made.
 */
export function armsReversed({ I, V6 }: Partial<Record<Lead, EcgLeadMeasurement>>): boolean {
  if (typeof I?.pMv !== 'number') return false;
  const isInverted = I.pMv < -SURE_P_MV && I.qrsAreaMvMs < 0 && (I.tMv ?? 0) < 0;
  return isInverted && (!V6 || V6.qrsAreaMvMs > 0);
}
