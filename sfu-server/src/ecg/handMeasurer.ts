import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import { patientIn } from '@smart-triage/models/ecg/rules/ruleInput';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { AnalysedEcg, EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { HandMeasurementDraft, HandMeasurementFact } from '@smart-triage/shared/domain/handMeasurement';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { InferenceService } from '../inference/inferenceService.ts';
import type { StoredWindow } from './storedWindow.ts';

type MeasurerDeps = {
  stored: StoredWindow;
  inference: Pick<InferenceService, 'analyse' | 'remeasure'>;
};

/** The engine places J on a sample of its own; half of the slowest rate it takes lies between. */
const SAME_PLACE_MS = 10;

/** [EC11] Measures stored frames with J where a person puts it. */
export class HandMeasurer {
  readonly #deps: MeasurerDeps;

  constructor(deps: MeasurerDeps) {
    this.#deps = deps;
  }

  /**
   * What stands in the log. Throws `not-allowed-now` while frames are missing, or where the engine cannot measure them at all, and `invalid` for a J outside of its beat: such a place is
   * not measured, and the numbers would be those of another one.
   */
  async measure(
    { caseId, intake }: CaseState,
    { jPointMs, ...place }: HandMeasurementDraft,
  ): Promise<HandMeasurementFact> {
    if (jPointMs === null) return { ...place, measured: null };
    const frames = await this.#deps.stored.frames(caseId, place);
    if (!frames) throw new AppError(ErrorCode.NotAllowedNow, 'these frames are not all stored');
    const patient = patientIn(intake);
    const found = measuredIn(await this.#deps.inference.analyse(frames, patient));
    const moved = measuredIn(await this.#deps.inference.remeasure(frames, patient, jPointMs));
    if (Math.abs(moved.waves.jPointMs - jPointMs) > SAME_PLACE_MS)
      throw new AppError(ErrorCode.Invalid, 'measurement.jPointMs: lies outside of the beat');
    return { ...place, measured: numbersOf(moved, found.waves.jPointMs) };
  }
}

function measuredIn(analysis: EcgAnalysis): AnalysedEcg {
  if (analysis.kind === 'analysed') return analysis;
  throw new AppError(ErrorCode.NotAllowedNow, 'this ECG cannot be measured');
}

function numbersOf({ waves, intervals, leads }: AnalysedEcg, foundJMs: number) {
  const stMv: Partial<Record<Lead, number>> = {};
  for (const [lead, { jMv }] of Object.entries(leads)) stMv[lead as Lead] = jMv;
  return { jPointMs: waves.jPointMs, engine: ECG_ENGINE, foundJMs, qrsMs: intervals.qrsMs, stMv };
}
