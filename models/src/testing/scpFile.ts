import { crcCcitt } from '../ecg/readers/scp/crc.ts';

/** Writes SCP-ECG records for tests: sections by number, each the bytes behind its header. */
export function scpFile(sections: Readonly<Record<number, readonly number[]>>): Uint8Array {
  const pointersLength = SECTION_HEADER + POINTER * SECTIONS;
  let at = RECORD_HEADER + pointersLength;
  const bodies: number[][] = [];
  const pointers: number[] = [...u16(0), ...u32(pointersLength), ...u32(RECORD_HEADER + 1)];
  for (let id = 1; id < SECTIONS; id++) {
    const content = sections[id];
    const body = content ? section(id, content) : [];
    pointers.push(...u16(id), ...u32(body.length), ...u32(content ? at + 1 : 0));
    bodies.push(body);
    at += body.length;
  }
  const rest = [...u32(at), ...section(0, pointers, 'SCPECG'), ...bodies.flat()];
  return Uint8Array.from([...u16(crcCcitt(Uint8Array.from(rest))), ...rest]);
}

const RECORD_HEADER = 6;
const SECTION_HEADER = 16;
const POINTER = 10;
const SECTIONS = 12;

function section(id: number, content: readonly number[], name = '\0\0\0\0\0\0'): number[] {
  const even = content.length % 2 === 0 ? content : [...content, 0];
  const head = [...u16(id), ...u32(SECTION_HEADER + even.length), 20, 20, ...new TextEncoder().encode(name)];
  const rest = [...head, ...even];
  return [...u16(crcCcitt(Uint8Array.from(rest))), ...rest];
}

export function section1(tags: readonly (readonly [tag: number, value: readonly number[]])[]): number[] {
  return [...tags.flatMap(([tag, value]) => [tag, ...u16(value.length), ...value]), 255, 0, 0];
}

export function section3(
  flags: number,
  leads: readonly { start: number; end: number; id: number }[],
): number[] {
  return [leads.length, flags, ...leads.flatMap(({ start, end, id }) => [...u32(start), ...u32(end), id])];
}

type TestBeat = {
  type: number;
  start: number;
  fiducial: number;
  end: number;
  zone?: readonly [number, number];
};

export function section4(reference: { ms: number; fiducial: number }, beats: readonly TestBeat[]): number[] {
  return [
    ...[...u16(reference.ms), ...u16(reference.fiducial), ...u16(beats.length)],
    ...beats.flatMap(({ type, start, fiducial, end }) => [
      ...u16(type),
      ...[start, fiducial, end].flatMap((sample) => u32(sample)),
    ]),
    ...beats.flatMap(({ zone: [from, to] = [0, 0] }) => [...u32(from), ...u32(to)]),
  ];
}

/** Section 5 or 6. */
export function signalSection(
  { nv, us, order, bimodal = 0 }: { nv: number; us: number; order: number; bimodal?: number },
  streams: readonly (readonly number[])[],
): number[] {
  const lengths = streams.flatMap((stream) => u16(stream.length));
  return [...u16(nv), ...u16(us), order, bimodal, ...lengths, ...streams.flat()];
}

/** EN 1064's default table, written from its description and not from the decoder. */
export function encodeDefault(values: readonly number[]): number[] {
  return bits(
    ...values.map((value) => {
      if (value === 0) return '0';
      if (Math.abs(value) <= 8) return `${'1'.repeat(Math.abs(value))}0${value < 0 ? 1 : 0}`;
      const isByte = value >= -128 && value <= 127;
      const width = isByte ? 8 : 16;
      return `${'1'.repeat(9)}${isByte ? 0 : 1}${(value & (2 ** width - 1)).toString(2).padStart(width, '0')}`;
    }),
  );
}

/** Bits in their order, filled up with zeros to whole bytes. */
export function bits(...codes: readonly string[]): number[] {
  const all = codes.join('');
  const padded = all.padEnd(Math.ceil(all.length / 8) * 8, '0');
  return Array.from({ length: padded.length / 8 }, (_, i) =>
    Number.parseInt(padded.slice(8 * i, 8 * i + 8), 2),
  );
}

export const u8 = (...values: readonly number[]): number[] => [...values];
export const u16 = (value: number): number[] => [value & 0xff, (value >> 8) & 0xff];
export const u32 = (value: number): number[] => [...u16(value & 0xffff), ...u16(value >>> 16)];
