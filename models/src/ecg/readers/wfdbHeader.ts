import { brokenFile } from './brokenFile.ts';
import { isoTime } from './isoTime.ts';
import { isWfdbFormat, WFDB_FORMATS, type WfdbFormat } from './wfdbFormats.ts';

/** One signal line of a WFDB header (https://physionet.org/physiotools/wag/header-5.htm), with the format's own defaults filled in. */
export type WfdbSignal = {
  readonly file: string;
  readonly format: WfdbFormat;
  readonly byteOffset: number;
  readonly unitsPerPhysical: number;
  readonly physicalUnit: string;
  readonly baseline: number;
  /** The sum of all samples, modulo 2^16, when the header has it. */
  readonly checksum: number | undefined;
  readonly description: string;
};

export type WfdbHeader = {
  readonly rateHz: number;
  /** Samples for each signal, or `undefined` when the header leaves it to the file's length. */
  readonly sampleCount: number | undefined;
  /** When the first sample was taken, as the recorder's clock had it, when the header has time and date. */
  readonly startedAt: string | null;
  readonly signals: readonly WfdbSignal[];
  readonly comments: readonly string[];
};

const DEFAULT_RATE_HZ = 250;
const DEFAULT_GAIN = 200;
const MAX_SIGNALS = 64;

export function parseWfdbHeader(text: string): WfdbHeader {
  const lines = text.split(/\r?\n/).map((content, index) => ({ content: content.trim(), line: index + 1 }));
  const comments = lines.filter(({ content }) => content.startsWith('#')).map(({ content }) => content);
  const [record, ...rest] = lines.filter(({ content }) => content !== '' && !content.startsWith('#'));
  if (!record) throw broken('record line', 1, 'is missing');
  const { signalCount, ...sampling } = parseRecordLine(record.content, record.line);
  if (rest.length < signalCount) throw broken('signal lines', record.line, 'are fewer than announced');
  const signals = rest.slice(0, signalCount).map(({ content, line }) => parseSignalLine(content, line));
  return { ...sampling, signals, comments };
}

function parseRecordLine(content: string, line: number) {
  const [name = '', signals = '', rate, samples, time = '', date = ''] = content.split(/\s+/);
  if (name.includes('/'))
    throw broken('record name', line, 'announces several segments, which is not supported');
  const signalCount = Number(signals);
  if (!Number.isInteger(signalCount) || signalCount < 1 || signalCount > MAX_SIGNALS)
    throw broken('number of signals', line, `must be 1 to ${MAX_SIGNALS}`);
  const rateHz = rate === undefined ? DEFAULT_RATE_HZ : Number.parseFloat(rate);
  if (!(rateHz > 0 && rateHz <= 100_000)) throw broken('sampling frequency', line, 'must be above 0');
  const count = samples === undefined ? 0 : Number(samples);
  if (!Number.isInteger(count) || count < 0)
    throw broken('number of samples', line, 'must be a whole number');
  return {
    signalCount,
    rateHz,
    sampleCount: count === 0 ? undefined : count,
    startedAt: startOf(time, date),
  };
}

/** "14:05:09.5 29/05/2001" as ISO 8601; a header without both, or with others, has no start. */
function startOf(time: string, date: string): string | null {
  const [, hour, minute, second] = /^(\d{1,2}):(\d{2}):(\d{2}(?:\.\d{1,9})?)$/.exec(time) ?? [];
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(date) ?? [];
  return isoTime({ year, month, day, hour, minute, second });
}

const FORMAT = /^(\d+)(?:x(\d+))?(?::(\d+))?(?:\+(\d+))?$/;
const GAIN = /^(-?[\d.]+(?:e[+-]?\d+)?)(?:\((-?\d+)(?:\.0*)?\))?(?:\/(\S+))?$/i;

function parseSignalLine(content: string, line: number): WfdbSignal {
  const [file = '', format = '', gain = '0', , adcZero = '0', , checksum, , ...description] =
    content.split(/\s+/);
  const { code, byteOffset } = parseFormat(format, line);
  const [, perPhysical, baseline, unit = 'mV'] = GAIN.exec(gain) ?? [];
  if (perPhysical === undefined || Number.isNaN(Number(perPhysical)))
    throw broken('gain', line, 'is not a number');
  return {
    file,
    format: code,
    byteOffset,
    unitsPerPhysical: Number(perPhysical) || DEFAULT_GAIN,
    physicalUnit: unit,
    baseline: wholeNumber(baseline ?? adcZero, 'baseline', line),
    checksum: checksum === undefined ? undefined : wholeNumber(checksum, 'checksum', line),
    description: description.join(' '),
  };
}

function parseFormat(format: string, line: number): { code: WfdbFormat; byteOffset: number } {
  const [, spelled, perFrame = '1', skew = '0', offset = '0'] = FORMAT.exec(format) ?? [];
  const code = Number(spelled);
  if (!isWfdbFormat(code))
    throw broken('format', line, `must be one of ${Object.keys(WFDB_FORMATS).join(', ')}`);
  if (Number(perFrame) !== 1 || Number(skew) !== 0)
    throw broken('format', line, 'has several samples a frame or a skew, which is not supported');
  return { code, byteOffset: Number(offset) };
}

function wholeNumber(text: string, field: string, line: number): number {
  const value = Number(text);
  if (!Number.isInteger(value)) throw broken(field, line, 'must be a whole number');
  return value;
}

function broken(field: string, line: number, limit: string) {
  return brokenFile('WFDB header', field, `line ${line}`, limit);
}
