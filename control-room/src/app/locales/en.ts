import { accessLog } from './en/accessLog.ts';
import { alerts } from './en/alerts.ts';
import { board } from './en/board.ts';
import { call } from './en/call.ts';
import { capacity } from './en/capacity.ts';
import { caseTexts } from './en/case.ts';
import { common } from './en/common.ts';
import { consult } from './en/consult.ts';
import { decision } from './en/decision.ts';
import { destinations } from './en/destinations.ts';
import { ecg } from './en/ecg.ts';
import { error } from './en/error.ts';
import { glass } from './en/glass.ts';
import { hear } from './en/hear.ts';
import { intake } from './en/intake.ts';
import { keys } from './en/keys.ts';
import { map } from './en/map.ts';
import { needs } from './en/needs.ts';
import { outcomes } from './en/outcomes.ts';
import { password } from './en/password.ts';
import { record } from './en/record.ts';
import { recordedVideo } from './en/recordedVideo.ts';
import { signIn } from './en/signIn.ts';
import { timeline } from './en/timeline.ts';
import { workstation } from './en/workstation.ts';

/** What the control room says, in English. This file decides the keys; the other languages follow it by type. */
export const en = {
  ...common,
  password,
  signIn,
  outcomes,
  accessLog,
  case: caseTexts,
  board,
  consult,
  capacity,
  destinations,
  needs,
  map,
  keys,
  call,
  workstation,
  ecg,
  alerts,
  intake,
  record,
  glass,
  hear,
  decision,
  recordedVideo,
  timeline,
  error,
};

type Texts<T> = { [K in keyof T]: T[K] extends string ? string : Texts<T[K]> };
export type ControlRoomTexts = Texts<typeof en>;
