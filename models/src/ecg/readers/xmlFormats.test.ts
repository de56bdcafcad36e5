import { describe, expect, it } from 'vitest';
import { samplesOf } from '@smart-triage/shared/ecg/recording';
import fc from 'fast-check';
import { AppError } from '@smart-triage/shared/errors/appError';
import { readEcg } from './readEcg.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const base64 = (values: readonly number[]) => Buffer.from(Int16Array.from(values).buffer).toString('base64');
const SAMPLES = Array.from({ length: 300 }, (_, i) => Math.round(100 * Math.sin(i / 5)));

function museLead(id: string, values: readonly number[], count = values.length): string {
  return `<LeadData><LeadSampleCountTotal>${count}</LeadSampleCountTotal><LeadTimeOffset>0</LeadTimeOffset><LeadSampleSize>2</LeadSampleSize>
    <LeadAmplitudeUnitsPerBit>4.88</LeadAmplitudeUnitsPerBit><LeadAmplitudeUnits>MICROVOLTS</LeadAmplitudeUnits>
    <LeadID>${id}</LeadID><WaveFormData>\n${base64(values)}\n</WaveFormData></LeadData>`;
}

function muse(leads: string, type = 'Rhythm'): Uint8Array {
  return utf8(`<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE RestingECG SYSTEM "restecg.dtd">
    <RestingECG><PatientDemographics><PatientID>7</PatientID><PatientAge>64</PatientAge><AgeUnits>YEARS</AgeUnits><Gender>FEMALE</Gender></PatientDemographics>
    <TestDemographics><AcquisitionTime>15:03:00</AcquisitionTime><AcquisitionDate>11-29-2012</AcquisitionDate></TestDemographics>
    <Waveform><WaveformType>Median</WaveformType><SampleBase>500</SampleBase>${museLead('I', [1, 2])}</Waveform>
    <Waveform><WaveformType>${type}</WaveformType><SampleBase>500</SampleBase><SampleExponent>0</SampleExponent>${leads}</Waveform></RestingECG>`);
}

describe('GE MUSE', () => {
  it('gives the rhythm and not the median, in its own steps, and derives the other limb leads', () => {
    const doubled = SAMPLES.map((value) => 2 * value);
    const read = readEcg(muse(museLead('I', SAMPLES) + museLead('II', doubled) + museLead('V1', SAMPLES)));
    expect(read).toMatchObject({
      format: 'muse',
      startedAt: '2012-11-29T15:03:00',
      patient: { id: '7', sex: 'female', ageYears: 64 },
      derived: ['III', 'aVR', 'aVL', 'aVF'],
      recording: { rateHz: 500, lsbNv: 4880, leads: ['I', 'II', 'III', 'aVR', 'aVL', 'aVF', 'V1'] },
    });
    expect([...samplesOf(read.recording, 'III')!]).toEqual(SAMPLES);
    expect([...samplesOf(read.recording, 'V1')!]).toEqual(SAMPLES);
  });

  it.each([
    [
      'has only a median',
      muse(museLead('I', SAMPLES), 'Median'),
      /Waveform at \/RestingECG has none of type Rhythm/,
    ],
    [
      'ends before its last sample',
      muse(museLead('I', SAMPLES, 9999)),
      /WaveFormData at .*Waveform\[2\]\/LeadData\/WaveFormData/,
    ],
    [
      'is not base64',
      muse(museLead('I', SAMPLES).replace('<WaveFormData>', '<WaveFormData>*')),
      /is not base64/,
    ],
  ])('is refused when it %s', (_, bytes, message) => {
    expect(() => readEcg(bytes)).toThrow(message);
  });
});

const sequence = (code: string, value: string) =>
  `<component><sequence><code code="${code}"/>${value}</sequence></component>`;
const list = (origin: string, digits: string, unit = 'uV') =>
  `<value xsi:type="SLIST_PQ"><origin value="${origin}" unit="${unit}"/><scale value="5" unit="uV"/><digits>${digits}</digits></value>`;

function aecg(sequences: string, step = '<increment value="2" unit="ms"/>'): Uint8Array {
  return utf8(`<hl7:AnnotatedECG xmlns:hl7="urn:hl7-org:v3" xmlns:xsi="x"><component><series><code code="RHYTHM"/>
    <effectiveTime><low value="20200102030405.678"/></effectiveTime><component><sequenceSet>
    ${sequence('TIME_RELATIVE', `<value xsi:type="GLIST_PQ"><head value="0" unit="s"/>${step}</value>`)}${sequences}
    </sequenceSet></component></series></component></hl7:AnnotatedECG>`);
}

describe('HL7 aECG', () => {
  it('adds the origin in its own unit, and reads the rate from an increment in ms', () => {
    const read = readEcg(aecg(sequence('MDC_ECG_LEAD_V2', list('0.01', '1 2\n-3', 'mV'))));
    expect(read).toMatchObject({
      format: 'aecg',
      startedAt: '2020-01-02T03:04:05.678',
      recording: { rateHz: 500, lsbNv: 5000 },
    });
    expect([...samplesOf(read.recording, 'V2')!]).toEqual([3, 4, -1]);
  });

  it.each([
    [
      'a digit that is none',
      aecg(sequence('MDC_ECG_LEAD_V2', list('0', '1 Jansen 3'))),
      /digits at \/AnnotatedECG.*are not all numbers$/,
    ],
    [
      'leads of different lengths',
      aecg(sequence('MDC_ECG_LEAD_V1', list('0', '1')) + sequence('MDC_ECG_LEAD_V2', list('0', '1 2'))),
      /not as many/,
    ],
    [
      'an increment of no time',
      aecg(sequence('MDC_ECG_LEAD_V2', list('0', '1')), '<increment value="2" unit="kg"/>'),
      /unit at .*increment/,
    ],
    [
      'an increment of 0',
      aecg(sequence('MDC_ECG_LEAD_V2', list('0', '1')), '<increment value="0" unit="s"/>'),
      /sampling rate/,
    ],
    ['entities', utf8('<!DOCTYPE a [<!ENTITY a "aaaa">]><AnnotatedECG>&a;</AnnotatedECG>'), /entities/],
    [
      'nesting without end',
      utf8(`<AnnotatedECG>${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</AnnotatedECG>`),
      /nested too deeply/,
    ],
    ['a file that ends in its middle', aecg('').subarray(0, 200), /XML at line \d+ is not well-formed$/],
  ])('is refused for %s', (_, bytes, message) => {
    expect(() => readEcg(bytes)).toThrow(message);
  });
});

describe('Philips Sierra', () => {
  const plain = (attributes: string, data: string) =>
    utf8(`<restingecgdata><dataacquisition date="2020-01-02" time="03:04:05"><signalcharacteristics><samplingrate>500</samplingrate>
      <signalresolution>5</signalresolution><numberchannelsallocated>2</numberchannelsallocated></signalcharacteristics></dataacquisition>
      <waveforms><parsedwaveforms durationperchannel="6" leadlabels="V5 V6" ${attributes}>${data}</parsedwaveforms></waveforms></restingecgdata>`);

  it.each([
    ['plain', plain('dataencoding="Plain"', '1 2 3 4 5 6')],
    ['base64', plain('dataencoding="Base64" compressflag="False"', base64([1, 2, 3, 4, 5, 6]))],
  ])('reads channels one after the other from %s waveforms', (_, bytes) => {
    const { recording } = readEcg(bytes);
    expect(recording).toMatchObject({ leads: ['V5', 'V6'], lsbNv: 5000 });
    expect(recording.samples.map((lead) => [...lead])).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('is refused when a channel is short or the compression is another', () => {
    expect(() => readEcg(plain('dataencoding="Plain"', '1 2 3 4 5'))).toThrow(/channel 2 ends/);
    expect(() => readEcg(plain('dataencoding="Base64" compression="ZIP"', 'AAAA'))).toThrow(/must be XLI/);
  });
});

describe.each([
  ['GE MUSE', muse(museLead('I', SAMPLES) + museLead('V1', SAMPLES))],
  ['HL7 aECG', aecg(sequence('MDC_ECG_LEAD_V2', list('0', SAMPLES.join(' '))))],
])('a damaged %s file', (_, whole) => {
  const place = fc.nat(whole.length - 1);
  const readOrRefused = (bytes: Uint8Array) => {
    try {
      readEcg(bytes);
    } catch (error) {
      expect(error).toBeInstanceOf(AppError);
    }
  };

  it('is whole before it is damaged', () => {
    expect(readEcg(whole).recording.samples[0]).toHaveLength(SAMPLES.length);
  });

  it('is refused wherever it is cut off', () => {
    for (let end = 0; end < whole.length - 1; end += 5)
      expect(() => readEcg(whole.subarray(0, end))).toThrow(AppError);
  });

  it('is read or refused, and nothing else happens, when single bits or whole bytes are changed', () => {
    const changes = fc.array(fc.tuple(place, fc.nat(255)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(changes, place, fc.nat(7), (list, at, bit) => {
        const damaged = Uint8Array.from(whole);
        damaged[at]! ^= 1 << bit;
        readOrRefused(damaged);
        for (const [where, byte] of list) damaged[where] = byte;
        readOrRefused(damaged);
      }),
      { numRuns: 150 },
    );
  });

  it('is read or refused when a piece of it is repeated or taken out', () => {
    fc.assert(
      fc.property(place, fc.nat(400), fc.nat(20), (from, length, times) => {
        const piece = whole.subarray(from, from + length);
        const parts = [whole.subarray(0, from), ...Array.from({ length: times }, () => piece)];
        readOrRefused(
          Uint8Array.from([...parts, whole.subarray(from + length)].flatMap((part) => [...part])),
        );
      }),
      { numRuns: 40 },
    );
  });
});

it.each([
  ['comments that do not end', '<!--'],
  ['instructions that do not end', '<?'],
  ['document types that do not end', '<!DOCTYPE ['],
  ['elements that do not end', '<a>'],
  ['attributes that do not end', '<a b="'],
])('what is nothing but %s is refused', (_, piece) => {
  expect(() => readEcg(utf8(`<RestingECG>${piece.repeat(50_000)}`))).toThrow(AppError);
  expect(() => readEcg(utf8(piece.repeat(50_000)))).toThrow(AppError);
});
