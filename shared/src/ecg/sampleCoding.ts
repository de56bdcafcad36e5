import type { BitReader } from './bitReader.ts';
import type { BitWriter } from './bitWriter.ts';

/*
 * Lossless coding of one lead of one frame, for any 16-bit samples.
 *
 *   1 bit    0: differences between neighbours, 1: differences between those differences (cheaper on smooth, steep stretches)
 *   4 bits   Rice parameter k, or 15: the lead does not change
 *   16 bits  the first sample, two's complement
 *   then, unless constant, for each further sample its difference d, folded to u = 0, 1, 2, 3, 4... for d = 0, -1, 1, -2, 2...:
 *            u >> k as that many ones and a zero, then the lowest k bits of u; or, from ESCAPE on, ESCAPE ones and u in 16 bits.
 *
 * All arithmetic is modulo 2^16: a jump from -32768 to 32767 is a difference of -1, and u never needs more than 16 bits.
 */
const MAX_PARAMETER = 14;
const CONSTANT = 15;
/** An outlier costs at most 32 bits. On 422 PTB-XL records 8 costs 1.4 % more than this, and 20 saves 0.1 %. */
const ESCAPE = 16;
const LEAD_HEADER_BITS = 1 + 4 + 16;
/**
 * The largest parameter takes 4 + 14 bits at most; from any smaller one, where `cheapestParameter` starts, a residual takes 16 on average at most.
 */
const MAX_BITS_PER_RESIDUAL = 18;

type Coding = { second: boolean; parameter: number; residuals: Uint16Array };

/** The room that a lead of that many samples needs at most. */
export function maxLeadBits(sampleCount: number): number {
  return LEAD_HEADER_BITS + (sampleCount - 1) * MAX_BITS_PER_RESIDUAL;
}

export function writeLead(writer: BitWriter, samples: Int16Array): void {
  const { second, parameter, residuals } = cheapestCoding(samples);
  writer.write(second ? 1 : 0, 1);
  writer.write(parameter, 4);
  writer.write((samples[0] ?? 0) & 0xffff, 16);
  if (parameter === CONSTANT) return;
  for (const residual of residuals) writeResidual(writer, residual, parameter);
}

export function readLead(reader: BitReader, sampleCount: number): Int16Array {
  const second = reader.read(1) === 1;
  const parameter = reader.read(4);
  const samples = new Int16Array(sampleCount);
  let sample = wrap(reader.read(16));
  let slope = 0;
  samples[0] = sample;
  for (let i = 1; i < sampleCount; i++) {
    const residual = parameter === CONSTANT ? 0 : unfold(readResidual(reader, parameter));
    const difference = slope + residual;
    sample = wrap(sample + difference);
    samples[i] = sample;
    if (second) slope = wrap(difference);
  }
  return samples;
}

function cheapestCoding(samples: Int16Array): Coding {
  const first = residualsOf(samples, false);
  const second = residualsOf(samples, true);
  // Smaller in sum is cheaper in bits, or so nearly that trying both out gains less than a thousandth.
  const isSecond = sumOf(second) < sumOf(first);
  const residuals = isSecond ? second : first;
  return { second: isSecond, parameter: cheapestParameter(residuals), residuals };
}

/**
 * Upwards of the width of the mean, one more bit for each residual always costs more than it saves; so the search goes down from there. It ends at
 * the first parameter that is no cheaper: residuals of an ECG have one such valley.
 */
function cheapestParameter(residuals: Uint16Array): number {
  const sum = sumOf(residuals);
  if (sum === 0) return CONSTANT;
  let cheapest = Math.min(MAX_PARAMETER, 32 - Math.clz32(sum / residuals.length));
  let leastBits = bitsFor(residuals, cheapest);
  for (let parameter = cheapest - 1; parameter >= 0; parameter--) {
    const bits = bitsFor(residuals, parameter);
    if (bits >= leastBits) break;
    cheapest = parameter;
    leastBits = bits;
  }
  return cheapest;
}

function residualsOf(samples: Int16Array, second: boolean): Uint16Array {
  const residuals = new Uint16Array(samples.length - 1);
  let previous = samples[0] ?? 0;
  let slope = 0;
  for (let i = 1; i < samples.length; i++) {
    const sample = samples[i] ?? 0;
    const difference = sample - previous;
    residuals[i - 1] = fold(difference - slope);
    if (second) slope = difference;
    previous = sample;
  }
  return residuals;
}

function sumOf(residuals: Uint16Array): number {
  let sum = 0;
  for (const residual of residuals) sum += residual;
  return sum;
}

function bitsFor(residuals: Uint16Array, parameter: number): number {
  let bits = 0;
  for (const residual of residuals) {
    const quotient = residual >>> parameter;
    bits += quotient < ESCAPE ? quotient + 1 + parameter : ESCAPE + 16;
  }
  return bits;
}

function writeResidual(writer: BitWriter, residual: number, parameter: number): void {
  const quotient = residual >>> parameter;
  if (quotient >= ESCAPE) {
    writer.write((1 << ESCAPE) - 1, ESCAPE);
    writer.write(residual, 16);
    return;
  }
  writer.write((1 << (quotient + 1)) - 2, quotient + 1);
  writer.write(residual & ((1 << parameter) - 1), parameter);
}

function readResidual(reader: BitReader, parameter: number): number {
  const quotient = reader.readOnes(ESCAPE);
  return quotient === ESCAPE ? reader.read(16) : (quotient << parameter) | reader.read(parameter);
}

/** The value modulo 2^16, as a 16-bit two's complement number. */
function wrap(value: number): number {
  return (value << 16) >> 16;
}

function fold(difference: number): number {
  const wrapped = wrap(difference);
  return ((wrapped << 1) ^ (wrapped >> 15)) & 0xffff;
}

function unfold(residual: number): number {
  return (residual >>> 1) ^ -(residual & 1);
}
