/** A FHIR resource as it came; what a search looks at is read when it is looked at. */
export type Resource = { readonly resourceType: string; readonly id: string } & Readonly<
  Record<string, unknown>
>;

type Token = { readonly system: string | undefined; readonly code: string };

/** The codes of a field, whichever of FHIR's shapes it has: Identifier, Coding, CodeableConcept, or a list of one of them. */
export function tokensIn(value: unknown): Token[] {
  if (Array.isArray(value)) return value.flatMap(tokensIn);
  if (typeof value !== 'object' || value === null) return [];
  const { coding, system, code, value: identified } = value as Record<string, unknown>;
  const own = typeof code === 'string' ? code : identified;
  const named = typeof system === 'string' ? system : undefined;
  return [...tokensIn(coding), ...(typeof own === 'string' ? [{ system: named, code: own }] : [])];
}

/** The reference of a field, such as `Patient/f001`. */
export function referenceIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('reference' in value)) return null;
  return typeof value.reference === 'string' ? value.reference : null;
}

const DATES = ['effectiveDateTime', 'effectiveInstant', 'issued', 'date', 'recordedDate', 'dateAsserted'];

/** When it was, for the order of a search; an empty text sorts last in descending order. */
export function dateOf(resource: Resource): string {
  const { effectivePeriod } = resource;
  if (typeof effectivePeriod === 'object' && effectivePeriod !== null && 'start' in effectivePeriod)
    return String(effectivePeriod.start);
  const found = DATES.map((field) => resource[field]).find((value) => typeof value === 'string');
  return typeof found === 'string' ? found : '';
}
