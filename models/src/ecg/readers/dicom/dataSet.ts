import dicomParser from 'dicom-parser';
import { brokenFile } from '../brokenFile.ts';

export const DICOM = 'DICOM';

const MAGIC_AT = 128;
const BIG_ENDIAN = '1.2.840.10008.1.2.2';
const DEFLATED = '1.2.840.10008.1.2.1.99';
const TRANSFER_SYNTAX = 'x00020010';
/** The file header, which names the transfer syntax, is far shorter. */
const FILE_HEADER_BYTES = 4096;

type DataSet = ReturnType<typeof dicomParser.parseDicom>;

/** A data set or sequence item with its path and place, so that an error can say where without saying what. */
export class DicomItem {
  readonly #set: DataSet;
  readonly path: string;
  readonly isBigEndian: boolean;

  constructor(set: DataSet, path: string, isBigEndian: boolean) {
    this.#set = set;
    this.path = path;
    this.isBigEndian = isBigEndian;
  }

  has(tag: string): boolean {
    return (this.#set.elements[tag]?.length ?? 0) > 0;
  }

  text(tag: string): string | undefined {
    return this.has(tag) ? this.#set.string(tag)?.trim() : undefined;
  }

  /** A number that DICOM spells as text; throws `invalid` when it is there and is none. */
  spelled(tag: string, field: string): number | undefined {
    const text = this.text(tag);
    if (text === undefined || text === '') return undefined;
    const value = Number(text);
    if (!Number.isFinite(value)) throw this.broken(tag, field, 'is not a number');
    return value;
  }

  u16(tag: string): number | undefined {
    return this.has(tag) ? this.#set.uint16(tag) : undefined;
  }

  u32(tag: string): number | undefined {
    return this.has(tag) ? this.#set.uint32(tag) : undefined;
  }

  bytes(tag: string): Uint8Array {
    const { dataOffset = 0, length = 0 } = this.#set.elements[tag] ?? {};
    return this.#set.byteArray.subarray(dataOffset, dataOffset + length);
  }

  items(tag: string): DicomItem[] {
    const items = this.#set.elements[tag]?.items ?? [];
    return items.flatMap(({ dataSet }, index) =>
      dataSet ? [new DicomItem(dataSet, `${this.path}${nameOf(tag)}[${index + 1}]`, this.isBigEndian)] : [],
    );
  }

  broken(tag: string, field: string, limit: string): Error {
    const at = this.#set.elements[tag]?.dataOffset;
    const place = at === undefined ? '' : `, byte ${at}`;
    return brokenFile(DICOM, field, `${this.path}${nameOf(tag)}${place}`, limit);
  }
}

/** Whether this begins as a DICOM file (PS3.10). */
export function isDicom(bytes: Uint8Array): boolean {
  return String.fromCharCode(...bytes.subarray(MAGIC_AT, MAGIC_AT + 4)) === 'DICM';
}

export function parseDicom(bytes: Uint8Array): DicomItem {
  const set = parse(bytes);
  const syntax = set.string(TRANSFER_SYNTAX);
  return new DicomItem(set, '', syntax === BIG_ENDIAN);
}

/** The parser throws texts and objects that may quote the file: only that it refused, and where it stopped, is passed on. */
function parse(bytes: Uint8Array): DataSet {
  assertNotDeflated(bytes);
  try {
    return dicomParser.parseDicom(bytes);
  } catch (error) {
    throw brokenFile(DICOM, 'data set', stopOf(error, bytes), 'cannot be parsed');
  }
}

function stopOf(error: unknown, bytes: Uint8Array): string {
  const set = typeof error === 'object' && error !== null && 'dataSet' in error ? error.dataSet : undefined;
  const elements = (set as DataSet | undefined)?.elements ?? {};
  const ends = Object.values(elements).map(({ dataOffset, length }) => dataOffset + length);
  return `byte ${Math.min(bytes.length, Math.max(MAGIC_AT + 4, ...ends))}`;
}

/** A deflated data set is inflated before it is read (`inflated.ts`), which takes its time. */
function assertNotDeflated(bytes: Uint8Array): void {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, FILE_HEADER_BYTES));
  if (head.includes(DEFLATED)) throw brokenFile(DICOM, 'transfer syntax', 'the file header', 'is deflated');
}

/** "x54000100" as standards write it. */
function nameOf(tag: string): string {
  return `(${tag.slice(1, 5)},${tag.slice(5)})`;
}
