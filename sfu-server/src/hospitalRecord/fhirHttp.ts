import type { RecordTrouble } from '@smart-triage/shared/domain/hospitalRecord';
import { limitedText } from '../net/limitedText.ts';
import { type Bundle, BundleSchema } from './fhirSchemas.ts';
import { RecordFailure } from './recordSource.ts';

/** Two hundred ordinary resources with their narratives are well below it. */
const MAX_BYTES = 4_000_000;

export type FhirEndpoint = {
  /** Ends in a slash. */
  base: URL;
  bearer: string | null;
};

/** What is searched for goes in the body (R4, 3.1.1.4.1): addresses end up in logs on the way. */
export function search(
  endpoint: FhirEndpoint,
  type: string,
  parameters: Record<string, string>,
  signal: AbortSignal,
): Promise<Bundle> {
  const url = new URL(`${type}/_search`, endpoint.base);
  return ask(endpoint, url, signal, { method: 'POST', body: new URLSearchParams(parameters) });
}

/** Where a Bundle goes on; `null` at its end. A way that leads elsewhere would take the token, and the patient, to somebody else. */
export function nextOf({ link }: Bundle, { base }: FhirEndpoint): URL | 'elsewhere' | null {
  const next = link.find(({ relation }) => relation === 'next')?.url;
  if (next === undefined) return null;
  if (!URL.canParse(next, base.href)) return 'elsewhere';
  const url = new URL(next, base);
  const isHere = url.origin === base.origin && (url.pathname + '/').startsWith(base.pathname);
  return isHere ? url : 'elsewhere';
}

export function follow(endpoint: FhirEndpoint, url: URL, signal: AbortSignal): Promise<Bundle> {
  return ask(endpoint, url, signal, {});
}

async function ask(
  endpoint: FhirEndpoint,
  url: URL,
  signal: AbortSignal,
  request: RequestInit,
): Promise<Bundle> {
  const headers = {
    accept: 'application/fhir+json',
    // A parameter that the server does not know would otherwise be left out, and everybody found (R4, 3.1.1.3.1).
    prefer: 'handling=strict',
    ...(endpoint.bearer !== null && { authorization: `Bearer ${endpoint.bearer}` }),
  };
  const response = await reach(() => fetch(url, { ...request, headers, signal, redirect: 'error' }));
  if (!response.ok) {
    await response.body?.cancel();
    throw new RecordFailure(STATUS_TROUBLE[response.status] ?? 'failed');
  }
  return parseBundle(
    await reach(() => limitedText(response, MAX_BYTES, () => new RecordFailure('too-large'))),
  );
}

const STATUS_TROUBLE: Partial<Record<number, RecordTrouble>> = {
  401: 'refused',
  403: 'refused',
  404: 'not-understood',
  405: 'not-understood',
};

/** Whatever the network throws is "no answer"; its text holds addresses. */
async function reach<T>(attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    throw error instanceof RecordFailure ? error : new RecordFailure('no-answer');
  }
}

function parseBundle(text: string): Bundle {
  const parsed = BundleSchema.safeParse(parseJson(text));
  if (!parsed.success) throw new RecordFailure('not-understood');
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RecordFailure('not-understood');
  }
}
