import type { ControlRoomTexts } from './en.ts';
import { accessLog } from './nl/accessLog.ts';
import { alerts } from './nl/alerts.ts';
import { board } from './nl/board.ts';
import { call } from './nl/call.ts';
import { capacity } from './nl/capacity.ts';
import { caseTexts } from './nl/case.ts';
import { common } from './nl/common.ts';
import { consult } from './nl/consult.ts';
import { decision } from './nl/decision.ts';
import { destinations } from './nl/destinations.ts';
import { ecg } from './nl/ecg.ts';
import { error } from './nl/error.ts';
import { glass } from './nl/glass.ts';
import { hear } from './nl/hear.ts';
import { intake } from './nl/intake.ts';
import { keys } from './nl/keys.ts';
import { map } from './nl/map.ts';
import { needs } from './nl/needs.ts';
import { outcomes } from './nl/outcomes.ts';
import { password } from './nl/password.ts';
import { record } from './nl/record.ts';
import { recordedVideo } from './nl/recordedVideo.ts';
import { signIn } from './nl/signIn.ts';
import { timeline } from './nl/timeline.ts';
import { workstation } from './nl/workstation.ts';

/** Wat de meldkamer zegt, in het Nederlands. */
export const nl: ControlRoomTexts = {
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
