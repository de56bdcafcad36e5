/** Writes DICOM files for tests, from PS3.5 and not with the parser that reads them. */
export type Syntax = 'implicit little' | 'explicit little' | 'explicit big';

const UIDS: Readonly<Record<Syntax, string>> = {
  'implicit little': '1.2.840.10008.1.2',
  'explicit little': '1.2.840.10008.1.2.1',
  'explicit big': '1.2.840.10008.1.2.2',
};
const LONG_FORMS = new Set(['OB', 'OW', 'SQ']);

/** The file header is explicit little endian whatever follows it. */
export function dicomFile(syntax: Syntax, elements: readonly (readonly number[])[]): Uint8Array {
  const header = element('explicit little', 0x00020010, 'UI', UIDS[syntax], '\0');
  const magic = [...new Uint8Array(128), ...new TextEncoder().encode('DICM')];
  const length = element('explicit little', 0x00020000, 'UL', long('explicit little', header.length));
  return Uint8Array.from([...magic, ...length, ...header, ...elements.flat()]);
}

export function element(
  syntax: Syntax,
  tag: number,
  vr: string,
  value: string | readonly number[],
  filler = ' ',
): number[] {
  const bytes = typeof value === 'string' ? [...new TextEncoder().encode(value)] : [...value];
  if (bytes.length % 2 === 1) bytes.push(typeof value === 'string' ? filler.charCodeAt(0) : 0);
  return [...words(syntax, [tag >>> 16, tag & 0xffff]), ...lengthOf(syntax, vr, bytes.length), ...bytes];
}

export function sequence(
  syntax: Syntax,
  tag: number,
  items: readonly (readonly (readonly number[])[])[],
): number[] {
  const content = items.flatMap((elements) => {
    const item = elements.flat();
    return [...words(syntax, [0xfffe, 0xe000]), ...long(syntax, item.length), ...item];
  });
  return element(syntax, tag, 'SQ', content);
}

function lengthOf(syntax: Syntax, vr: string, length: number): number[] {
  if (syntax === 'implicit little') return long(syntax, length);
  const name = [...new TextEncoder().encode(vr)];
  return LONG_FORMS.has(vr)
    ? [...name, 0, 0, ...long(syntax, length)]
    : [...name, ...words(syntax, [length])];
}

/** 16-bit values in the byte order of the syntax. */
export function words(syntax: Syntax, values: readonly number[]): number[] {
  return values.flatMap((value) => {
    const bytes = [value & 0xff, (value >> 8) & 0xff];
    return syntax === 'explicit big' ? bytes.toReversed() : bytes;
  });
}

function long(syntax: Syntax, value: number): number[] {
  const halves = [value & 0xffff, value >>> 16];
  return words(syntax, syntax === 'explicit big' ? halves.toReversed() : halves);
}
