import { ByteCursor, SCP } from './byteCursor.ts';
import { crcCcitt } from './crc.ts';
import { brokenFile } from '../brokenFile.ts';

const RECORD_HEADER = 6;
const SECTION_HEADER = 16;
const POINTER = 10;
/** The sections that hold signal and patient; measurements and texts behind them are not read. */
const LAST_READ = 6;

/** Whether this begins as an SCP-ECG record: section 0 is named, or its header and length make one. */
export function isScp(bytes: Uint8Array): boolean {
  if (bytes.length < RECORD_HEADER + SECTION_HEADER) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const name = String.fromCharCode(...bytes.subarray(RECORD_HEADER + 10, RECORD_HEADER + 16));
  const length = view.getUint32(RECORD_HEADER + 4, true);
  const isPointerTable = length >= SECTION_HEADER + POINTER && (length - SECTION_HEADER) % POINTER === 0;
  const isWhole = view.getUint32(2, true) === bytes.length;
  return view.getUint16(RECORD_HEADER + 2, true) === 0 && (name === 'SCPECG' || (isPointerTable && isWhole));
}

/** The content of sections 1 to 6 that are there and not empty, each checked against its CRC and its own header, and that of the record. */
export function sectionsOf(bytes: Uint8Array): Map<number, ByteCursor> {
  const record = new ByteCursor(bytes.subarray(0, RECORD_HEADER), 0);
  const [crc, length] = [record.u16('CRC'), record.u32('record length')];
  if (length > bytes.length) throw brokenFile(SCP, 'record', `byte ${bytes.length}`, 'is cut off');
  const pointers = sectionAt(bytes, 0, RECORD_HEADER);
  const sections = new Map<number, ByteCursor>();
  while (pointers.left >= POINTER) {
    const id = pointers.u16('section id');
    const [length, index] = [pointers.u32('section length'), pointers.u32('section index')];
    if (length <= SECTION_HEADER || id === 0 || id > LAST_READ) continue;
    // The index counts bytes from 1.
    sections.set(id, sectionAt(bytes, id, index - 1, length));
  }
  // Of the whole: damage in what is not read here says that the file is not what was written. A section that is damaged has been named before.
  if (crcCcitt(bytes.subarray(2, length)) !== crc)
    throw brokenFile(SCP, 'record CRC', 'byte 0', 'does not match the record');
  return sections;
}

function sectionAt(bytes: Uint8Array, id: number, at: number, expected?: number): ByteCursor {
  if (at < 0 || at + SECTION_HEADER > bytes.length)
    throw brokenFile(SCP, `section ${id}`, `byte ${at}`, 'is beyond the end of the file');
  const header = new ByteCursor(bytes.subarray(at, at + SECTION_HEADER), at);
  const [crc, foundId, length] = [header.u16('CRC'), header.u16('section id'), header.u32('section length')];
  if (foundId !== id || (expected !== undefined && expected !== length))
    throw brokenFile(SCP, `section ${id} header`, `byte ${at}`, 'is not what the pointers say');
  if (length < SECTION_HEADER || at + length > bytes.length)
    throw brokenFile(SCP, `section ${id} length`, `byte ${at + 4}`, 'reaches beyond the end of the file');
  if (crcCcitt(bytes.subarray(at + 2, at + length)) !== crc)
    throw brokenFile(SCP, `section ${id} CRC`, `byte ${at}`, 'does not match the section');
  return new ByteCursor(bytes.subarray(at + SECTION_HEADER, at + length), at + SECTION_HEADER);
}
