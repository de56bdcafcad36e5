import { readBridgeMessage, readHello } from '@smart-triage/shared/monitor/bridgeMessages';
import { AppError } from '@smart-triage/shared/errors/appError';
import { instant } from '@smart-triage/shared/time/instant';
import fc from 'fast-check';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCapacityDocument } from '../../src/capacity/capacityDocument.ts';
import { readEntry } from '../../src/hospitalRecord/readEntry.ts';
import { cleanPhoto } from '../../src/photos/cleanPhoto.ts';
import { readBackupFile, writeBackupFile } from '../../src/store/backup/backupFile.ts';
import { spoiltInputs } from '../support/madeUpInputs.ts';
import { aJpeg, aPng, aWebp } from '../support/pictures.ts';

const SEED = 20_261_128;
const RUNS = { numRuns: 400, seed: SEED };

/** These bytes with some of them changed, and cut off somewhere. */
function damaged(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.nat(255));
  return fc
    .tuple(fc.array(change, { maxLength: 8 }), fc.integer({ min: 0, max: bytes.length }), fc.boolean())
    .map(([changes, length, isCut]) => {
      const copy = Uint8Array.from(bytes);
      for (const [at, value] of changes) copy[at] = value;
      return isCut ? copy.subarray(0, length) : copy;
    });
}

/** Whatever comes of it, a fault of ours does not. */
function expectCoded(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'invalid' });
  }
}

async function* aRow() {
  yield await Promise.resolve(['tablet', { id: 'x', revoked: false }] as const);
}

/** As JSON carries it, which is how these come in. */
const asJson = (value: unknown): string => JSON.stringify([value]).slice(1, -1);

describe('whatever comes in from outside the conversation', () => {
  const size = { width: 640, height: 480, metadata: 'camera' };
  it.each([
    ['JPEG', aJpeg(size)],
    ['PNG', aPng(size)],
    ['WebP', aWebp(size)],
  ])('[PH2] a damaged %s is a picture or is refused', (_, picture) => {
    expect(cleanPhoto(picture)).toMatchObject({ width: 640, height: 480 });
    fc.assert(
      fc.property(damaged(picture), (bytes) => {
        expectCoded(() => cleanPhoto(bytes));
      }),
      RUNS,
    );
  });

  it('[CY4] a spoilt capacity document is read or refused whole', () => {
    const sound = {
      hospitals: [
        { hospital: 'lumc', at: 1, ed: { kind: 'open' }, cardiacBeds: 3, cathLab: { kind: 'ready' } },
      ],
    };
    fc.assert(
      fc.property(spoiltInputs(fc.constant(sound)), (spoilt) => {
        expectCoded(() => readCapacityDocument(asJson(spoilt), 'source', instant(2)));
      }),
      RUNS,
    );
  });

  it('[HR4] a spoilt resource of a hospital is an entry, or said to be none', () => {
    const lead = {
      code: { coding: [{ system: 'urn:oid:2.16.840.1.113883.6.24', code: '131329' }] },
      valueSampledData: {
        origin: { value: 0, unit: 'mV' },
        period: 2,
        factor: 0.005,
        dimensions: 1,
        data: '0 200 -200',
      },
    };
    const sound = {
      resourceType: 'Observation',
      status: 'final',
      subject: { reference: 'Patient/p1' },
      code: { text: 'ECG' },
      effectiveDateTime: '2024-11-05T10:12:00+01:00',
      valueQuantity: { value: 3, unit: 'ng/L' },
      component: [lead],
    };
    const read = (resource: unknown) => readEntry(resource, { type: 'Observation', isEcg: true }, () => true);
    expect(read(sound)).toMatchObject({ ecg: { kind: 'samples' } });
    fc.assert(
      fc.property(spoiltInputs(fc.constant(sound)), (spoilt) => {
        read(JSON.parse(asJson(spoilt) || 'null'));
      }),
      RUNS,
    );
  });

  it('[MB1] a spoilt message of a monitor is read, or is no message', () => {
    const sound = { type: 'alive', at: 1 };
    expect(readBridgeMessage(JSON.stringify(sound))).toEqual(sound);
    fc.assert(
      fc.property(fc.oneof(spoiltInputs(fc.constant(sound)).map(asJson), fc.string()), (text) => {
        readBridgeMessage(text);
        readHello(text);
      }),
      RUNS,
    );
  });

  it('[ST6] a damaged backup gives its rows or is refused, packed and unpacked', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'smart-triage-readers-'));
    const [file, other] = [join(folder, 'sound'), join(folder, 'other')];
    await writeBackupFile(file, ['0001'], aRow());
    const packed = await readFile(file);
    const unpacked = damaged(gunzipSync(packed)).map((bytes) => gzipSync(bytes));
    for (const bytes of fc.sample(fc.oneof(damaged(packed), unpacked), { numRuns: 100, seed: SEED })) {
      await writeFile(other, bytes);
      const outcome = await readBackupFile(other, ['0001'], () => Promise.resolve()).then(
        () => 'read',
        (error: unknown) => (error as AppError).code,
      );
      expect(['read', 'invalid']).toContain(outcome);
    }
    await rm(folder, { recursive: true });
  });
});
