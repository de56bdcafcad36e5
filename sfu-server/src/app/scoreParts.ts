import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseService } from '../cases/caseService.ts';
import { InferenceService } from '../inference/inferenceService.ts';
import { RiskAssessor } from '../inference/riskAssessor.ts';
import type { Logger } from '../logging/logger.ts';
import type { Meters } from '../metrics/meters.ts';
import type { Faults } from './faults.ts';

type ScorePartsDeps = {
  threads: number;
  cases: () => CaseService;
  meters: Pick<Meters, 'died'>;
  faults: Faults;
  logger: Logger;
  clock: Clock;
};

/** The models in threads of their own, and what asks them after each change. */
export async function createScoreParts({ threads, cases, meters, faults, logger, clock }: ScorePartsDeps) {
  const inference = await InferenceService.create({
    threads,
    onThreadDied: () => {
      meters.died('inference-thread');
      logger.error('an inference thread died and is being replaced');
    },
  });
  const assessor = new RiskAssessor({
    ...{ inference, cases, clock },
    onError: faults.reportUnlessStoreIsAway('assessment failed'),
  });
  return { inference, assessor };
}
