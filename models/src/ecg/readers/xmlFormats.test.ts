import { describe, expect, it } from 'vitest';
import { samplesOf } from '@smart-triage/shared/ecg/recording';
import { AppError } from '@smart-triage/shared/errors/appError';
import { aecg, base64, list, muse, museLead, sequence, sierra, utf8 } from '../../testing/xmlEcgFiles.ts';
import { readEcg } from './readEcg.ts';

const SAMPLES = Array.from({ length: 300 }, (_, i) => Math.round(100 * Math.sin(i / 5)));

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

  it('reads leads by their numbers, and puts sets together that have one clock', () => {
    const time =
      '<value xsi:type="GLIST_PQ"><head value="0" unit="s"/><increment value="2" unit="ms"/></value>';
    const next = (head: string) =>
      `</sequenceSet></component><component><sequenceSet>${sequence('TIME_RELATIVE', time.replace('"0"', `"${head}"`))}`;
    const lead = (code: string, digits: string) => sequence(code, list('0', digits));
    const read = readEcg(
      aecg(
        lead('131329', '1 2') +
          lead('131330', '5 6') +
          next('0') +
          lead('MDC_ECG_LEAD_V1', '3 4') +
          next('0') +
          lead('MDC_ECG_LEAD_V2', '3 4 5') +
          next('1') +
          lead('MDC_ECG_LEAD_V3', '3 4'),
      ),
    );
    expect(read.recording.leads).toEqual(['I', 'II', 'V1']);
    expect(read.recording.samples.map((samples) => [...samples])).toEqual([
      [1, 2],
      [5, 6],
      [3, 4],
    ]);
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
  it.each([
    ['plain', sierra('dataencoding="Plain"', '1 2 3 4 5 6')],
    ['base64', sierra('dataencoding="Base64" compressflag="False"', base64([1, 2, 3, 4, 5, 6]))],
  ])('reads channels one after the other from %s waveforms', (_, bytes) => {
    const { recording } = readEcg(bytes);
    expect(recording).toMatchObject({ leads: ['V5', 'V6'], lsbNv: 5000 });
    expect(recording.samples.map((lead) => [...lead])).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('is refused when a channel is short or the compression is another', () => {
    expect(() => readEcg(sierra('dataencoding="Plain"', '1 2 3 4 5'))).toThrow(/channel 2 ends/);
    expect(() => readEcg(sierra('dataencoding="Base64" compression="ZIP"', 'AAAA'))).toThrow(/must be XLI/);
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
