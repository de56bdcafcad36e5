import { dicomFile, element, sequence, words, type Syntax } from './dicomFile.ts';

type Lead = { code?: string; meaning?: string; sensitivity?: string; baseline?: string; unit?: string };

const channel = (syntax: Syntax, lead: Lead) => [
  sequence(syntax, 0x003a0208, [
    [
      element(syntax, 0x00080100, 'SH', lead.code ?? '2:3'),
      element(syntax, 0x00080104, 'LO', lead.meaning ?? 'x'),
    ],
  ]),
  element(syntax, 0x003a0210, 'DS', lead.sensitivity ?? '2.5'),
  sequence(syntax, 0x003a0211, [[element(syntax, 0x00080100, 'SH', lead.unit ?? 'uV')]]),
  element(syntax, 0x003a0212, 'DS', '2'),
  element(syntax, 0x003a0213, 'DS', lead.baseline ?? '0'),
];

type Group = {
  label?: string;
  leads?: readonly Lead[];
  samples?: readonly number[];
  count?: number;
  bits?: 8 | 16;
  kind?: string;
  padding?: number;
};

function group(
  syntax: Syntax,
  { label = 'RHYTHM', leads = [{}], samples = [1, 2, 3], count, bits = 16, kind = 'SS', padding }: Group,
) {
  const bytes = bits === 16 ? words(syntax, samples) : samples.map((sample) => sample & 0xff);
  return [
    element(syntax, 0x003a0004, 'CS', 'ORIGINAL'),
    element(syntax, 0x003a0005, 'US', words(syntax, [leads.length])),
    element(syntax, 0x003a0010, 'UL', longs(syntax, count ?? samples.length / leads.length)),
    element(syntax, 0x003a001a, 'DS', '500'),
    element(syntax, 0x003a0020, 'SH', label),
    sequence(
      syntax,
      0x003a0200,
      leads.map((lead) => channel(syntax, lead)),
    ),
    element(syntax, 0x54001004, 'US', words(syntax, [bits])),
    element(syntax, 0x54001006, 'CS', kind),
    ...(padding === undefined ? [] : [element(syntax, 0x5400100a, 'OW', words(syntax, [padding]))]),
    element(syntax, 0x54001010, bits === 16 ? 'OW' : 'OB', bytes),
  ];
}

function longs(syntax: Syntax, value: number): number[] {
  const halves = [value & 0xffff, value >>> 16];
  return words(syntax, syntax === 'explicit big' ? halves.toReversed() : halves);
}

/** A DICOM ECG with these waveform groups. */
export const dicomEcg = (syntax: Syntax, ...groups: Group[]) =>
  dicomFile(syntax, [
    element(syntax, 0x00080022, 'DA', '20240229'),
    element(syntax, 0x00080032, 'TM', '230509'),
    element(syntax, 0x00100020, 'LO', 'P-1'),
    element(syntax, 0x00100040, 'CS', 'F'),
    element(syntax, 0x00101010, 'AS', '061Y'),
    sequence(
      syntax,
      0x54000100,
      groups.map((one) => group(syntax, one)),
    ),
  ]);
