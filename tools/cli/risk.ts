import { createNodeScoreEngine } from '@smart-triage/models/runtime/node';
import { ScoreInputsSchema } from '@smart-triage/shared/domain/score';
import { AppError, invalid } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { instant } from '@smart-triage/shared/time/instant';
import { readFile } from 'node:fs/promises';
import type { Command } from './options.ts';
import { riskReport } from './riskReport.ts';

/** The record without a time is assessed now. */
const RecordSchema = ScoreInputsSchema.partial({ vitals: true, assessedAt: true });

/** Reads one record, computes all scores and prints them. Throws what cannot be read; gives the exit code. */
export async function runRisk(
  { file, json }: Extract<Command, { kind: 'risk' }>,
  print: (text: string) => void,
  nowMs: number,
): Promise<number> {
  const parsed = RecordSchema.safeParse(toJson(await readFile(file, 'utf8')));
  if (!parsed.success) throw invalid('risk record', parsed.error);
  const { intake, vitals = {}, assessedAt = instant(nowMs) } = parsed.data;
  const engine = await createNodeScoreEngine();
  try {
    const assessment = await engine.assess({ intake, vitals, assessedAt });
    print(json ? `${JSON.stringify(assessment, null, 2)}\n` : riskReport(assessment));
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
