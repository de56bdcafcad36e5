import type { SharedTexts } from './en.ts';
import { advice } from './nl/advice.ts';
import { driveNow } from './nl/driveNow.ts';
import { ecgEvidence } from './nl/ecgEvidence.ts';
import { ecgFindings } from './nl/ecgFindings.ts';
import { gate } from './nl/gate.ts';
import { general } from './nl/general.ts';
import { handover } from './nl/handover.ts';
import { score } from './nl/score.ts';

/** What shared components say, in Dutch, in the words of an ambulance nurse. */
export const nl: SharedTexts = {
  ...general,
  gate,
  advice,
  driveNow,
  ecgFindings,
  ecgEvidence,
  handover,
  score,
};
