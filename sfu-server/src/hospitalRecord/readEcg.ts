import { nvPer, type StoredLead, toCommonScale } from '@smart-triage/models/ecg/readers/commonScale';
import { spelledSamples } from '@smart-triage/models/ecg/readers/wholeSamples';
import type { EcgTrouble, HospitalEcg } from '@smart-triage/shared/domain/hospitalEcg';
import { type StreamId, StreamIdSchema } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { FrameCutter } from '@smart-triage/shared/ecg/frameCutter';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { toStreamed } from '@smart-triage/shared/ecg/streamable';
import { AppError } from '@smart-triage/shared/errors/appError';
import { type Instant, instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';
import type { Clinical, SampledData } from './fhirSchemas.ts';

const MDC = 'urn:oid:2.16.840.1.113883.6.24';
/** MDC_ECG_ELEC_POTL (131328) with the number of the lead (ISO/IEEE 11073-10101, 11073-10102). */
const LEAD_OF_CODE: Readonly<Record<string, Lead>> = {
  '131329': 'I',
  '131330': 'II',
  '131331': 'V1',
  '131332': 'V2',
  '131333': 'V3',
  '131334': 'V4',
  '131335': 'V5',
  '131336': 'V6',
  '131389': 'III',
  '131390': 'aVR',
  '131391': 'aVL',
  '131392': 'aVF',
};
/** In the place of "E", "U" and "L": no voltage was measured there. */
const MISSING = -(2 ** 31);
/** Longer ones are no resting ECG, and would be cut without anybody seeing where. */
const MAX_SECONDS = 60;

/** [HR6] The samples of an ECG observation as frames, exactly as large as the hospital says that they are; else why they cannot be drawn. */
export function readEcg(read: Clinical, takenAt: string | null): HospitalEcg {
  const leads = sampledLeads(read);
  if (leads.length === 0) return notDrawable('no-samples');
  const scales = leads.map(([, { origin }]) => nvPer(origin.unit ?? origin.code ?? ''));
  if (scales.includes(undefined)) return notDrawable('no-unit');
  const stored = leads.map(([lead, data], index) => storedLead(lead, data, scales[index] ?? 0));
  const recording = together(
    leads.map(([, data]) => data),
    stored,
  );
  const at = takenAt === null ? NaN : Date.parse(takenAt);
  return recording ? framesOf(recording, instant(Number.isNaN(at) ? 0 : at)) : notDrawable('not-readable');
}

function notDrawable(why: EcgTrouble): HospitalEcg {
  return { kind: 'not-drawable', why };
}

function sampledLeads({ component }: Clinical): [Lead, SampledData][] {
  return component.flatMap(({ code, valueSampledData }) => {
    const lead = code.coding.map((coding) => coding.system === MDC && LEAD_OF_CODE[coding.code ?? '']);
    const [first] = lead.filter((known) => known !== false && known !== undefined);
    return first && valueSampledData ? [[first, valueSampledData] as [Lead, SampledData]] : [];
  });
}

/** `null` for what is no row of numbers. */
function storedLead(lead: Lead, { origin, factor, data = '' }: SampledData, nv: number): StoredLead | null {
  const words = data.trim().split(/\s+/);
  const spelled = spelledSamples(words.map((word) => (/^[EUL]$/.test(word) ? '0' : word)).join(' '));
  if (!spelled || factor <= 0) return null;
  const values = spelled.values.map((value, index) => (/^[EUL]$/.test(words[index] ?? '') ? MISSING : value));
  const nvPerUnit = (factor * nv) / spelled.perUnit;
  return { lead, values, baseline: (-origin.value * nv) / nvPerUnit, nvPerUnit, missing: MISSING };
}

/** Only leads that were taken at the same instants are an ECG. */
function together(data: readonly SampledData[], stored: readonly (StoredLead | null)[]): EcgRecording | null {
  const leads = stored.filter((lead) => lead !== null);
  const [first] = data;
  const lengths = new Set(leads.map(({ values }) => values.length));
  const isEven = data.every(({ period, dimensions }) => period === first?.period && dimensions === 1);
  const isOnce = new Set(leads.map(({ lead }) => lead)).size === stored.length;
  const rateHz = 1000 / (first?.period ?? 0);
  const [length = 0] = lengths;
  const isWhole = isEven && isOnce && lengths.size === 1 && length > 0 && length <= MAX_SECONDS * rateHz;
  return isWhole ? toCommonScale(rateHz, leads) : null;
}

function framesOf(recording: EcgRecording, firstSampleAt: Instant): HospitalEcg {
  try {
    const streamId: StreamId = StreamIdSchema.parse(randomUUID());
    const streamed = toStreamed(recording);
    const cutter = new FrameCutter({ streamId, ...streamed, leads: [...streamed.leads] });
    const frames = [...cutter.push(streamed, { firstSampleAt, clockOffsetMs: null }), ...cutter.flush()];
    return { kind: 'samples', frames: packFrames(frames.map(encodeFrame)) };
  } catch (error) {
    if (error instanceof AppError) return notDrawable('not-readable');
    throw error;
  }
}
