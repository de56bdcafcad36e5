import { dateOf, referenceIn, type Resource, tokensIn } from './resource.ts';

/** A search that this server refuses: R4 asks for an OperationOutcome with status 400. */
export class RefusedSearch extends Error {}

type Matches = (resource: Resource, value: string) => boolean;

/** `system|code`, `|code`, `code`, several with commas (R4, 3.1.1.4.7): each matches as it is spelled. */
const token =
  (field: string): Matches =>
  (resource, value) =>
    value.split(',').some((wanted) => {
      const [first, second] = wanted.split('|');
      const [system, code] = second === undefined ? [undefined, first] : [first, second];
      return tokensIn(resource[field]).some(
        (one) => one.code === code && (system === undefined || (one.system ?? '') === system),
      );
    });

const patient: Matches = (resource, value) => {
  const wanted = value.includes('/') ? value : `Patient/${value}`;
  return referenceIn(resource['subject'] ?? resource['patient']) === wanted;
};

const ABOUT_A_PATIENT = { patient, _id: (resource: Resource, value: string) => resource.id === value };

/** The parameters that each type is searched by. */
const PARAMETERS: Readonly<Record<string, Readonly<Record<string, Matches>>>> = {
  Patient: { identifier: token('identifier'), _id: ABOUT_A_PATIENT._id },
  Condition: { ...ABOUT_A_PATIENT, code: token('code'), category: token('category') },
  MedicationStatement: { ...ABOUT_A_PATIENT, code: token('medicationCodeableConcept') },
  Observation: { ...ABOUT_A_PATIENT, code: token('code'), category: token('category') },
  DiagnosticReport: { ...ABOUT_A_PATIENT, code: token('code'), category: token('category') },
  DocumentReference: { ...ABOUT_A_PATIENT, type: token('type') },
};
export const TYPES = Object.keys(PARAMETERS);

const RESULT_PARAMETERS = new Set(['_count', '_sort']);

/** What matches, in the order that is asked for. `isStrict`: a parameter that is not known is refused instead of left out (R4, 3.1.1.3.1). */
export function search(
  resources: readonly Resource[],
  type: string,
  parameters: URLSearchParams,
  isStrict: boolean,
): Resource[] {
  const known = PARAMETERS[type];
  if (!known) throw new RefusedSearch(`${type} is not searched here`);
  const asked = [...parameters].filter(([name]) => !RESULT_PARAMETERS.has(name));
  const unknown = asked.filter(([name]) => !known[name]);
  if (isStrict && unknown.length > 0)
    throw new RefusedSearch(`unknown parameter ${unknown.map(([name]) => name).join(', ')}`);
  const found = resources.filter(
    (resource) =>
      resource.resourceType === type &&
      asked.every(([name, value]) => known[name]?.(resource, value) ?? true),
  );
  return parameters.get('_sort') === '-date'
    ? found.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)))
    : found;
}

/** The parameters of a type, for the capability statement. */
export function parametersOf(type: string): string[] {
  return Object.keys(PARAMETERS[type] ?? {});
}
