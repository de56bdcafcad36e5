import { advice } from './en/advice.ts';
import { driveNow } from './en/driveNow.ts';
import { ecgEvidence } from './en/ecgEvidence.ts';
import { ecgFindings } from './en/ecgFindings.ts';
import { gate } from './en/gate.ts';
import { general } from './en/general.ts';
import { handover } from './en/handover.ts';
import { score } from './en/score.ts';

/** What shared components say, in English. This file decides the keys; the other languages follow it by type. */
export const en = {
  ...general,
  gate,
  advice,
  driveNow,
  ecgFindings,
  ecgEvidence,
  handover,
  score,
};

type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
export type SharedTexts = Texts<typeof en>;
