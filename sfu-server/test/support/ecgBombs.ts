import { aecg, list, sequence, utf8 } from '@smart-triage/models/testing/xmlEcgFiles';
import { scpFile, section3, section4, signalSection, u16 } from '@smart-triage/models/testing/scpFile';
import { sequence as dicomSequence, dicomFile } from '@smart-triage/models/testing/dicomFile';

/** What the server takes in at most. */
const LARGEST = 8 * 1024 * 1024;

/** `piece` as often as a body may hold it. */
function full(head: string, piece: string, tail = ''): Uint8Array {
  return utf8(head + piece.repeat(Math.floor((LARGEST - head.length - tail.length) / piece.length)) + tail);
}

const numbered = (count: number, one: (n: number) => string, between = ''): string =>
  Array.from({ length: count }, (_, n) => one(n)).join(between);
const json = (leads: string): string =>
  `{"format":"smart-triage-ecg","version":1,"rateHz":500,"lsbNv":5000,"leads":{${leads}`;
const laughs = numbered(30, (n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`);
const muse = (text: string): string => `<RestingECG>${text}</RestingECG>`;
const scpStream = (bytes: number): number[] => [...new Uint8Array(bytes)];

function nestedDicom(depth: number): Uint8Array {
  // Undefined lengths, so that only the parser's own stack says where it ends.
  const open = [
    0x08, 0x00, 0x40, 0x11, 0x53, 0x51, 0, 0, 0xff, 0xff, 0xff, 0xff, 0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff,
    0xff, 0xff,
  ];
  const start = dicomFile('explicit little', [dicomSequence('explicit little', 0x54000100, [])]);
  const bytes = new Uint8Array(start.length + depth * open.length);
  bytes.set(start);
  for (let at = start.length; at < bytes.length; at += open.length) bytes.set(open, at);
  return bytes;
}

/** Small files that become large, long or deep when they are read; all but one are refused for what they are. */
export const ECG_BOMBS: Readonly<Record<string, () => Uint8Array>> = {
  'a billion laughs': () => utf8(`<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]>${muse('&l30;')}`),
  'a billion laughs in UTF-16': () =>
    Buffer.from(`\uFEFF<!DOCTYPE r [<!ENTITY l0 "ha">${laughs}]>${muse('&l30;')}`, 'utf16le'),
  'an entity of a file of the server': () =>
    utf8(`<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>${muse('&x;')}`),
  'a long entity used often': () =>
    utf8(`<!DOCTYPE r [<!ENTITY x "${'x'.repeat(100_000)}">]>${muse('&x;'.repeat(100_000))}`),
  'elements inside each other': () => utf8(muse('<a>'.repeat(90_000) + '</a>'.repeat(90_000))),
  'elements beside each other': () => full('<RestingECG>', '<Waveform/>', '</RestingECG>'),
  'attributes of one element': () => utf8(`<RestingECG ${numbered(600_000, (n) => `b${n}=""`, ' ')}/>`),
  'elements of different names': () => utf8(muse(numbered(500_000, (n) => `<b${n}/>`))),
  'character data in pieces': () => full('<RestingECG>', '<![CDATA[x]]>', '</RestingECG>'),
  'JSON arrays inside each other': () => utf8(`{"leads":${'['.repeat(4e6)}${']'.repeat(4e6)}}`),
  'samples that are none': () => full(json('"I":['), '"",', '1]}}'),
  'leads that are none': () => utf8(`${json(numbered(500_000, (n) => `"b${n}":0`, ','))}}}`),
  'files that are none': () => full('{"files":[', '1,', '1]}'),
  'beats over each other': () => {
    const lead = { start: 1, end: 500_000, id: 1 };
    const beats = Array.from({ length: 65_535 }, () => ({ type: 0, start: 1, fiducial: 1, end: 500_000 }));
    const reference = signalSection({ nv: 1000, us: 2000, order: 0 }, [scpStream(100)]);
    const rhythm = signalSection({ nv: 1000, us: 2000, order: 0 }, [scpStream(62_500)]);
    return scpFile({
      2: u16(19_999),
      3: section3(1, [lead]),
      4: section4({ ms: 100, fiducial: 1 }, beats),
      5: reference,
      6: rhythm,
    });
  },
  'sixty leads of half a million samples in one bit each': () => {
    const leads = Array.from({ length: 60 }, () => ({ start: 1, end: 520_000, id: 3 }));
    const rhythm = signalSection(
      { nv: 1000, us: 2000, order: 0 },
      leads.map(() => scpStream(65_535)),
    );
    return scpFile({ 2: u16(19_999), 3: section3(0, leads), 6: rhythm });
  },
  'sequences of a DICOM file inside each other': () => nestedDicom(400_000),
  'four million samples of no lead': () => aecg(sequence('MDC_ECG_LEAD_XX', list('0', '1 '.repeat(4e6)))),
};
