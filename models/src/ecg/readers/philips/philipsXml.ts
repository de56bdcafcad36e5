import { STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import type { StoredLead } from '../commonScale.ts';
import { toCommonScale } from '../commonScale.ts';
import type { EcgPatient, ParsedEcg } from '../ecgFile.ts';
import { isoTime } from '../isoTime.ts';
import { leadOf } from '../leadName.ts';
import { ageAt, patientOf } from '../patient.ts';
import { parseXml } from '../xml/xmlDocument.ts';
import { numberOf, type XmlElement } from '../xml/xmlElement.ts';
import { decodeChannels } from './parsedWaveforms.ts';

const FORMAT = 'Philips Sierra';
const NV_PER_UV = 1000;

/** A Philips "restingecgdata" document, schema 1.03 or 1.04, with plain, base64 or XLI-packed waveforms. */
export function readPhilips(bytes: Uint8Array): ParsedEcg {
  const root = parseXml(FORMAT, bytes);
  const acquisition = root.get('dataacquisition');
  const signal = acquisition.get('signalcharacteristics');
  const rate = signal.get('samplingrate');
  const rateHz = numberOf(rate, rate.text, 'samplingrate');
  const startedAt = startOf(acquisition);
  return {
    recording: toCommonScale(rateHz, storedLeads(root, signal, rateHz)),
    startedAt,
    patient: patientIn(root, startedAt),
  };
}

function storedLeads(root: XmlElement, signal: XmlElement, rateHz: number): StoredLead[] {
  const waveforms = root.get('waveforms', 'parsedwaveforms');
  const names = waveforms.attribute('leadlabels')?.split(/\s+/) ?? STANDARD_LEADS;
  const resolution = signal.find('signalresolution') ?? signal.get('resolution');
  const nvPerUnit = numberOf(resolution, resolution.text, 'resolution') * NV_PER_UV;
  if (!(nvPerUnit > 0)) throw resolution.broken('resolution', 'must be above 0');
  const offset = signal.find('signaloffset');
  const baseline = offset?.text ? numberOf(offset, offset.text, 'signaloffset') : 0;
  const channels = decodeChannels(waveforms, signal, { rateHz, leads: names.map(leadOf) });
  return [...channels].map(([lead, values]) => ({ lead, values, baseline, nvPerUnit }));
}

function startOf(acquisition: XmlElement): string | null {
  const [year, month, day] = acquisition.attribute('date')?.split('-') ?? [];
  const [hour, minute, second] = acquisition.attribute('time')?.split(':') ?? [];
  return isoTime({ year, month, day, hour, minute, second });
}

function patientIn(root: XmlElement, startedAt: string | null): EcgPatient {
  const person = root.find('patient', 'generalpatientdata');
  const born = person?.find('age', 'dateofbirth')?.text;
  const age = person?.find('age', 'years')?.text ?? ageAt(born ?? null, startedAt);
  return patientOf({ age, sex: person?.find('sex')?.text, id: person?.find('patientid')?.text });
}
