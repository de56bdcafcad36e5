import type { EcgRecording } from '@smart-triage/shared/ecg/recording';
import { brokenFile } from './brokenFile.ts';
import { nvPer, toCommonScale, type StoredLead } from './commonScale.ts';
import { leadOf } from './leadName.ts';
import { parseWfdbHeader, type WfdbSignal } from './wfdbHeader.ts';
import { WFDB_FORMATS } from './wfdbFormats.ts';
import { decodeWfdbSignals, wfdbChecksum } from './wfdbSignals.ts';

export type WfdbFiles = {
  /** The text of the .hea file. */
  readonly header: string;
  /** The signal files by the name that the header calls them. */
  readonly data: Readonly<Record<string, Uint8Array>>;
};

/**
 * A WFDB record in one of `WFDB_FORMATS`. Signals that are not one of the twelve leads are left out. Samples are the file's own, less the baseline,
 * whenever all leads share one whole-nanovolt step. Throws `invalid`, naming field and place, for anything broken, a wrong checksum included.
 */
export function readWfdb({ header, data }: WfdbFiles): EcgRecording {
  const { rateHz, sampleCount, signals } = parseWfdbHeader(header);
  const stored = signalFiles(signals).flatMap((group) => storedLeads(group, data, sampleCount));
  const [first] = stored;
  if (!first)
    throw brokenFile('WFDB header', 'descriptions', 'the signal lines', 'name no standard ECG lead');
  if (stored.some(({ values }) => values.length !== first.values.length))
    throw brokenFile('WFDB', 'signal files', 'the end', 'are not of one length');
  if (new Set(stored.map(({ lead }) => lead)).size !== stored.length)
    throw brokenFile('WFDB header', 'descriptions', 'the signal lines', 'name a lead twice');
  return toCommonScale(rateHz, stored);
}

/** Signals of one file stand next to each other in the header and are interleaved in the file. */
function signalFiles(signals: readonly WfdbSignal[]): WfdbSignal[][] {
  const groups: WfdbSignal[][] = [];
  for (const signal of signals) {
    const last = groups.at(-1);
    if (last?.[0]?.file === signal.file) last.push(signal);
    else groups.push([signal]);
  }
  return groups;
}

function storedLeads(
  group: readonly WfdbSignal[],
  data: WfdbFiles['data'],
  sampleCount: number | undefined,
): StoredLead[] {
  const [first] = group;
  const bytes = first && Object.hasOwn(data, first.file) ? data[first.file] : undefined;
  if (!first || !bytes) throw brokenFile('WFDB', 'signal file', 'the header', 'is named but was not given');
  const samples = decodeWfdbSignals(
    bytes.subarray(first.byteOffset),
    first.format,
    group.length,
    sampleCount,
  );
  return group.flatMap((signal, index) => {
    const values = samples[index] ?? new Int32Array();
    assertChecksum(signal, values, index);
    const lead = leadOf(signal.description);
    return lead ? [storedLead(signal, lead, values)] : [];
  });
}

function assertChecksum({ checksum }: WfdbSignal, values: Int32Array, index: number): void {
  if (checksum === undefined || (checksum & 0xffff) === wfdbChecksum(values)) return;
  throw brokenFile('WFDB', 'checksum', `signal ${index}`, 'does not match the samples');
}

function storedLead(signal: WfdbSignal, lead: StoredLead['lead'], values: Int32Array): StoredLead {
  const nvPerPhysical = nvPer(signal.physicalUnit);
  if (nvPerPhysical === undefined)
    throw brokenFile('WFDB header', 'physical unit', `the line of ${lead}`, 'is not a voltage');
  return {
    lead,
    values,
    baseline: signal.baseline,
    nvPerUnit: nvPerPhysical / signal.unitsPerPhysical,
    missing: WFDB_FORMATS[signal.format].missing,
  };
}
