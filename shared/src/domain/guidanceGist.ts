import { canonicalJson } from '../hash/canonicalJson.ts';
import type { Guidance } from './guidance.ts';

/**
 * What a guidance says, without the readings that it says it about: a heart rate moves every few seconds, and the log gets a new guidance only when a
 * criterion, a reason or the advice is another.
 */
export function guidanceGist({ gate, advice, engine, models }: Guidance): string {
  const findings = gate.findings.map(({ criterion, outcome, missing, rules }) => ({
    criterion,
    outcome,
    missing,
    rules: rules.map(({ rule, leads, assumptions }) => ({ rule, leads, assumptions })),
  }));
  return canonicalJson({ verdict: gate.verdict, findings, advice, engine, models });
}
