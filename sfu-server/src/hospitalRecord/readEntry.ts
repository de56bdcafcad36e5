import type { RecordEntry } from '@smart-triage/shared/domain/hospitalRecord';
import { readEcg } from './readEcg.ts';
import { type Clinical, ClinicalSchema, type Concept, type Quantity } from './fhirSchemas.ts';

/** What a resource of a search comes to. `withdrawn`: the hospital says itself that it is wrong. */
export type ReadEntry = RecordEntry | 'withdrawn' | 'unreadable' | 'other-patient';

const WITHDRAWN = ['entered-in-error', 'cancelled'];

export type EntryKind = {
  type: string;
  /** An ECG, whose samples are read too. */
  isEcg?: boolean;
};

/** `isAbout`: whether a reference means the patient who was asked for. */
export function readEntry(
  resource: unknown,
  { type, isEcg = false }: EntryKind,
  isAbout: (reference: string) => boolean,
): ReadEntry {
  const parsed = ClinicalSchema.safeParse(resource);
  if (!parsed.success || parsed.data.resourceType !== type) return 'unreadable';
  const read = parsed.data;
  if (!isAbout(read.subject.reference)) return 'other-patient';
  const verification = codeOf(read.verificationStatus);
  if ([read.status, verification].some((status) => WITHDRAWN.includes(status ?? ''))) return 'withdrawn';
  const what = cut(whatOf(read), 300);
  if (what === null) return 'unreadable';
  const times = timesOf(read);
  const ecg = isEcg ? readEcg(read, times.at) : null;
  return { what, ...times, status: statusOf(read), value: cut(valueOf(read), 1000), ecg };
}

function whatOf({ code, type, medicationCodeableConcept, medicationReference }: Clinical): string | null {
  return (
    wordsOf(code) ??
    wordsOf(type) ??
    wordsOf(medicationCodeableConcept) ??
    medicationReference?.display ??
    null
  );
}

function timesOf(read: Clinical): Pick<RecordEntry, 'at' | 'recordedAt'> {
  const began = read.onsetDateTime ?? read.effectiveDateTime ?? read.effectiveInstant;
  return {
    at: began ?? read.effectivePeriod?.start ?? null,
    recordedAt: read.recordedDate ?? read.dateAsserted ?? read.issued ?? read.date ?? null,
  };
}

function statusOf(read: Clinical): string | null {
  const { status, clinicalStatus, verificationStatus, interpretation } = read;
  const said = [status, codeOf(clinicalStatus), codeOf(verificationStatus), ...interpretation.map(codeOf)];
  return cut(said.filter((part) => part !== undefined).join(', '), 100);
}

function valueOf(read: Clinical): string | null {
  const own = figureOf(read) ?? wordsOf(read.valueCodeableConcept);
  const parts = read.component.flatMap((part) => {
    const figure = figureOf(part);
    return figure === null ? [] : [`${wordsOf(part.code) ?? '?'} ${figure}`];
  });
  const doses = read.dosage.flatMap(({ text }) => text ?? []);
  const said = [own, ...parts, ...doses, read.conclusion, read.description];
  return said.filter((text) => text !== null && text !== undefined).join('; ');
}

function figureOf(read: {
  valueQuantity?: Quantity | undefined;
  valueString?: string | undefined;
}): string | null {
  const { valueQuantity: quantity, valueString } = read;
  if (quantity?.value === undefined) return valueString ?? null;
  const unit = quantity.unit ?? quantity.code ?? '';
  return `${quantity.comparator ?? ''}${quantity.value} ${unit}`.trim();
}

function wordsOf(concept: Concept | undefined): string | null {
  const [first] = concept?.coding ?? [];
  return concept?.text ?? first?.display ?? first?.code ?? null;
}

function codeOf(concept: Concept | undefined): string | undefined {
  return concept?.coding[0]?.code;
}

function cut(text: string | null, length: number): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed.length > length ? `${trimmed.slice(0, length - 1)}…` : trimmed;
}
