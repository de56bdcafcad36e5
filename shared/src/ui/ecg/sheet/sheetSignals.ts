import { DERIVED_LEADS, isDerivedLead, STANDARD_LEADS, type Lead } from '../../../ecg/leads.ts';
import { MISSING_SAMPLE, NV_PER_MV, samplesOf, type EcgRecording } from '../../../ecg/recording.ts';

/** What a sheet draws: each lead in mV from the sheet's first sample on, NaN where nothing is known; a lead that was not recorded is not there. */
export type SheetSignals = {
  readonly rateHz: number;
  readonly mv: Readonly<Partial<Record<Lead, Float64Array>>>;
};

/** Stored samples as voltages, one for one; III, aVR, aVL and aVF from I and II where they were not recorded themselves. */
export function sheetSignals(recording: EcgRecording): SheetSignals {
  const leads = STANDARD_LEADS.flatMap((lead) => {
    const mv = recorded(recording, lead) ?? derived(recording, lead);
    return mv ? [[lead, mv] as const] : [];
  });
  return { rateHz: recording.rateHz, mv: Object.fromEntries(leads) };
}

function recorded(recording: EcgRecording, lead: Lead): Float64Array | undefined {
  const mvPerStep = recording.lsbNv / NV_PER_MV;
  const samples = samplesOf(recording, lead);
  return (
    samples && Float64Array.from(samples, (value) => (value === MISSING_SAMPLE ? NaN : value * mvPerStep))
  );
}

function derived(recording: EcgRecording, lead: Lead): Float64Array | undefined {
  if (!isDerivedLead(lead)) return undefined;
  const [leadI, leadII] = [recorded(recording, 'I'), recorded(recording, 'II')];
  const [weightI, weightII] = DERIVED_LEADS[lead];
  return leadI && leadII && leadI.map((value, index) => weightI * value + weightII * (leadII[index] ?? NaN));
}
