import { EcgFileResultSchema } from '@smart-triage/models/ecg/analyseFiles';
import { RiskRequestSchema } from '@smart-triage/models/runtime/riskRequest';
import { CaseStateSchema } from '@smart-triage/shared/domain/caseState';
import { DecisionSchema } from '@smart-triage/shared/domain/decision';
import { EcgAnalysisSchema } from '@smart-triage/shared/domain/ecgAnalysis';
import { EcgRecordingSchema } from '@smart-triage/shared/domain/ecgRecording';
import { GuidanceSchema } from '@smart-triage/shared/domain/guidance';
import { IntakeSchema } from '@smart-triage/shared/domain/intake';
import { ActorSchema } from '@smart-triage/shared/domain/role';
import { RiskAssessmentSchema } from '@smart-triage/shared/domain/score';
import { TroponinSchema } from '@smart-triage/shared/domain/troponin';
import { LatestVitalsSchema } from '@smart-triage/shared/domain/vitals';
import { AccessSchema, ProblemSchema } from '@smart-triage/shared/protocol/signIn';
import { InstantSchema } from '@smart-triage/shared/time/instant';
import type { z } from 'zod';
import { AuditLineSchema } from '../../audit/auditLine.ts';
import { EcgStretchSchema } from '../../ecg/ecgBetween.ts';

/** What stands in the document once, by its name, and is referred to from everywhere else. */
export const SCHEMA_NAMES: Record<string, z.ZodType> = {
  Access: AccessSchema,
  Actor: ActorSchema,
  AuditLine: AuditLineSchema,
  CaseState: CaseStateSchema,
  Decision: DecisionSchema,
  EcgAnalysis: EcgAnalysisSchema,
  EcgFileResult: EcgFileResultSchema,
  EcgRecording: EcgRecordingSchema,
  EcgStretch: EcgStretchSchema,
  Guidance: GuidanceSchema,
  Instant: InstantSchema,
  Intake: IntakeSchema,
  LatestVitals: LatestVitalsSchema,
  Problem: ProblemSchema,
  RiskAssessment: RiskAssessmentSchema,
  RiskRequest: RiskRequestSchema,
  Troponin: TroponinSchema,
};
