import { assessCase } from '@smart-triage/models/runtime/assessCase';
import { createNodeScoreEngine } from '@smart-triage/models/runtime/node';
import { gateInputsOf, RiskRequestSchema } from '@smart-triage/models/runtime/riskRequest';
import { AppError, invalid } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { instant } from '@smart-triage/shared/time/instant';
import { readFile } from 'node:fs/promises';
import type { Command } from './options.ts';
import { riskReport } from './riskReport.ts';

/** Reads one record, computes all scores and prints them. Throws what cannot be read; gives the exit code. */
export async function runRisk(
  { file, json }: Extract<Command, { kind: 'risk' }>,
  print: (text: string) => void,
  nowMs: number,
): Promise<number> {
  const parsed = RiskRequestSchema.safeParse(toJson(await readFile(file, 'utf8')));
  if (!parsed.success) throw invalid('risk record', parsed.error);
  const engine = await createNodeScoreEngine();
  try {
    const result = await assessCase(engine, gateInputsOf(parsed.data, instant(nowMs)));
    print(json ? `${JSON.stringify(result, null, 2)}\n` : riskReport(result));
  } finally {
    await engine.close();
  }
  return 0;
}

/** The parser's own message would quote the record. */
function toJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError(ErrorCode.Invalid, 'risk record: is not well-formed JSON');
  }
}
