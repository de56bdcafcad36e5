import type { Guidance } from '@smart-triage/shared/domain/guidance';
import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import { guidance } from '../guidance/guidance.ts';
import type { GateInputs } from '../guidance/guidanceInputs.ts';
import type { ScoreEngine } from './scoreEngine.ts';

export type CaseAssessment = { readonly assessment: RiskAssessment; readonly guidance: Guidance };

/** Scores, then gate and advice over the same record: the one call of server, tablet and HTTP. */
export async function assessCase(
  engine: Pick<ScoreEngine, 'assess'>,
  inputs: GateInputs,
): Promise<CaseAssessment> {
  const { intake, vitals, assessedAt } = inputs;
  const assessment = await engine.assess({ intake, vitals, assessedAt });
  return { assessment, guidance: await guidance({ ...inputs, scores: assessment.scores }) };
}
