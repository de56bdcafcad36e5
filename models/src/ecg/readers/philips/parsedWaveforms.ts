import type { Lead } from '@smart-triage/shared/ecg/leads';
import { decodeBase64 } from '../base64.ts';
import { assertSampleCount, READER_LIMITS } from '../readerLimits.ts';
import { int16Samples, spelledSamples } from '../wholeSamples.ts';
import { numberOf, type XmlElement } from '../xml/xmlElement.ts';
import { ecgLength } from './calibrationTail.ts';
import { addLimbLeads } from './limbResiduals.ts';
import { decodeXli } from './xli.ts';

type Layout = { readonly rateHz: number; readonly leads: readonly (Lead | undefined)[] };

/** The channels of `parsedwaveforms` that are among the twelve leads, in the recorder's steps and without the calibration pulse behind them. */
export function decodeChannels(
  waveforms: XmlElement,
  signal: XmlElement,
  { rateHz, leads }: Layout,
): Map<Lead, Int32Array> {
  const samples = samplesPerChannel(waveforms, rateHz);
  const allocated = signal.find('numberchannelsallocated');
  const channels = allocated?.text ? numberOf(allocated, allocated.text, 'numberchannelsallocated') : 12;
  if (!(channels >= 1 && channels <= READER_LIMITS.channels))
    throw signal.broken('numberchannelsallocated', `must be 1 to ${READER_LIMITS.channels}`);
  assertSampleCount('Philips Sierra', waveforms.path, samples * channels);
  const decoded = decodeAll(waveforms, channels, samples);
  const found = new Map<Lead, Int32Array>();
  decoded.forEach((values, index) => {
    const lead = leads[index];
    if (lead && values.length < samples)
      throw waveforms.broken('parsedwaveforms', `channel ${index + 1} ends before the last sample`);
    if (lead) found.set(lead, values.subarray(0, samples));
  });
  if (isXli(waveforms)) addLimbLeads(found);
  const length = ecgLength(found, rateHz);
  return new Map([...found].map(([lead, values]) => [lead, values.subarray(0, length)]));
}

function samplesPerChannel(waveforms: XmlElement, rateHz: number): number {
  const durationMs = numberOf(waveforms, waveforms.attribute('durationperchannel'), 'durationperchannel');
  return Math.round((durationMs * rateHz) / 1000);
}

function decodeAll(waveforms: XmlElement, channels: number, samples: number): Int32Array[] {
  const encoding = waveforms.attribute('dataencoding') ?? 'Plain';
  if (encoding === 'Plain') return split(spelled(waveforms), samples);
  if (encoding !== 'Base64') throw waveforms.broken('dataencoding', 'must be Plain or Base64');
  const bytes = decodeBase64(waveforms.text);
  if (!bytes) throw waveforms.broken('parsedwaveforms', 'is not base64');
  if (isXli(waveforms)) return decodeXli(bytes, channels, samples);
  return split(Int32Array.from(int16Samples(bytes)), samples);
}

/** Schema 1.03 has a flag beside the method; 1.04 names the method alone. */
function isXli(waveforms: XmlElement): boolean {
  const flag = waveforms.attribute('compressflag');
  const method = waveforms.attribute('compressmethod') ?? waveforms.attribute('compression') ?? '';
  if (flag === undefined ? /^(none|uncompressed)?$/i.test(method) : !/^true$/i.test(flag)) return false;
  if (method !== 'XLI') throw waveforms.broken('compression', 'must be XLI');
  return true;
}

function spelled(waveforms: XmlElement): Int32Array {
  const samples = spelledSamples(waveforms.text);
  if (samples?.perUnit !== 1) throw waveforms.broken('parsedwaveforms', 'must be whole numbers');
  return samples.values;
}

/** One channel after the other. */
function split(values: Int32Array, samples: number): Int32Array[] {
  const count = samples > 0 ? Math.ceil(values.length / samples) : 0;
  return Array.from({ length: Math.min(count, READER_LIMITS.channels) }, (_, channel) =>
    values.slice(channel * samples, (channel + 1) * samples),
  );
}
