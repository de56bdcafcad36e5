import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { dicomEcg } from '../../../testing/dicomEcgFile.ts';
import { readEcg } from '../readEcg.ts';
import { READER_LIMITS } from '../readerLimits.ts';
import { inflated } from './inflated.ts';

const PLAIN = dicomEcg('explicit little', { samples: [1, -2, 300] });
/** The file header of the fixture names its syntax and nothing else. */
const GROUP_LENGTH_AT = 132;
const HEADER_AT = 144;

const word = (value: number) => [value & 0xff, (value >> 8) & 0xff];

/** The same data set behind a header that says that it is deflated. */
function deflatedFile(body: Uint8Array, { ending = [] as number[] } = {}): Uint8Array {
  const syntax = [...new TextEncoder().encode('1.2.840.10008.1.2.1.99')];
  const named = [...word(0x0002), ...word(0x0010), 0x55, 0x49, ...word(syntax.length), ...syntax];
  const length = [...word(0x0002), ...word(0), 0x55, 0x4c, ...word(4), ...word(named.length), 0, 0];
  return Uint8Array.from([
    ...PLAIN.subarray(0, GROUP_LENGTH_AT),
    ...length,
    ...named,
    ...deflateRawSync(body),
    ...ending,
  ]);
}

function dataSet(): Uint8Array {
  const { byteOffset } = PLAIN;
  const length = new DataView(PLAIN.buffer, byteOffset).getUint32(HEADER_AT - 4, true);
  return PLAIN.subarray(HEADER_AT + length);
}

const read = async (bytes: Uint8Array) => readEcg(await inflated([{ name: 'ecg.dcm', bytes }]));

describe('a deflated DICOM file', () => {
  it.each([
    ['as it is', []],
    ['with a byte of zero behind, for an even length', [0]],
  ])('gives what the plain one gives: %s', async (_, ending) => {
    expect(await read(deflatedFile(dataSet(), { ending }))).toEqual(readEcg(PLAIN));
  });

  it('leaves every other file as it came', async () => {
    const [file] = await inflated([{ name: 'ecg.dcm', bytes: PLAIN }]);
    expect(file?.bytes).toBe(PLAIN);
  });

  it('is refused when it is cut short, damaged, or unpacks to more than is read, with the place', async () => {
    const whole = deflatedFile(dataSet());
    await expect(read(whole.subarray(0, -20))).rejects.toThrow(/DICOM: data set at byte \d+ is deflated/);
    const lying = whole.with(HEADER_AT - 1, 0x7f);
    await expect(read(lying)).rejects.toThrow(/DICOM: file header at byte 140/);
    const bomb = deflatedFile(new Uint8Array(READER_LIMITS.bytes + 1));
    await expect(read(bomb)).rejects.toThrow(/must be at most \d+ bytes inflated/);
  });
});
