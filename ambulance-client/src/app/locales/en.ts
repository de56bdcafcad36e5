import { call } from './en/call.ts';
import { common } from './en/common.ts';
import { decision } from './en/decision.ts';
import { duty } from './en/duty.ts';
import { ecg } from './en/ecg.ts';
import { electrodes } from './en/electrodes.ts';
import { failure } from './en/failure.ts';
import { intake } from './en/intake.ts';
import { pairing } from './en/pairing.ts';
import { photo } from './en/photo.ts';
import { recordConsent } from './en/recordConsent.ts';
import { refused } from './en/refused.ts';
import { status } from './en/status.ts';
import { stayHome } from './en/stayHome.ts';
import { videoConsent } from './en/videoConsent.ts';
import { vitals } from './en/vitals.ts';
import { wish } from './en/wish.ts';

/** What the tablet says, in English. This file decides the keys; the other languages follow it by type. */
export const en = {
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

type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
export type AppTexts = Texts<typeof en>;
