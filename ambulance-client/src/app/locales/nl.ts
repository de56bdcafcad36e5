import type { AppTexts } from './en.ts';
import { call } from './nl/call.ts';
import { common } from './nl/common.ts';
import { decision } from './nl/decision.ts';
import { duty } from './nl/duty.ts';
import { ecg } from './nl/ecg.ts';
import { electrodes } from './nl/electrodes.ts';
import { failure } from './nl/failure.ts';
import { intake } from './nl/intake.ts';
import { pairing } from './nl/pairing.ts';
import { photo } from './nl/photo.ts';
import { recordConsent } from './nl/recordConsent.ts';
import { refused } from './nl/refused.ts';
import { status } from './nl/status.ts';
import { stayHome } from './nl/stayHome.ts';
import { videoConsent } from './nl/videoConsent.ts';
import { vitals } from './nl/vitals.ts';
import { wish } from './nl/wish.ts';

/** Wat de tablet zegt, in het Nederlands van een ambulance. */
export const nl: AppTexts = {
  ...common,
  failure,
  pairing,
  duty,
  status,
  refused,
  intake,
  vitals,
  ecg,
  electrodes,
  call,
  decision,
  photo,
  recordConsent,
  videoConsent,
  wish,
  stayHome,
};
