import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { DrawnState } from '@smart-triage/shared/ui/states/showStates';
import type { THEMES } from '../app/preferences.ts';
import { DISPATCHER } from '../testing/cases.ts';
import {
  CAPACITY,
  DECIDED,
  DISAGREED,
  HANDED_ON,
  OFFERED_TO_NOBODY,
  otherCases,
  patientEvents,
  READ_BACK,
  STORY,
  TAKEN,
} from './deskCases.ts';
import { type DeskState, drawDesk } from './drawDesk.tsx';
import { OFFICE_STATES } from './officeStates.ts';
import { PATIENT_STATES } from './patientStates.ts';
import { RECORD_STATES } from './recordStates.ts';
import { VIDEO_STATES } from './videoStates.ts';

const ringing = patientEvents(STORY);
const taken = patientEvents(STORY, TAKEN);

/** Around the patients: the door, the board, the region. */
const BOARD_STATES: readonly DeskState[] = [
  { id: 'sign-in', screen: 'Sign-in', title: 'ready', scene: { me: null } },
  {
    id: 'sign-in-refused',
    screen: 'Sign-in',
    title: 'refused',
    scene: { me: null },
    refusal: ErrorCode.NotSignedIn,
  },
  {
    id: 'rest-warning',
    screen: 'Sign-in',
    title: 'nobody uses the page',
    scene: { cases: [taken] },
    restsInS: 97,
  },
  {
    id: 'sign-in-again',
    screen: 'Sign-in',
    title: 'signed out for want of use',
    scene: { cases: [taken] },
    play: ({ rest }) => {
      rest();
      return Promise.resolve();
    },
  },
  {
    id: 'password',
    screen: 'Password',
    title: 'ready',
    scene: { cases: [taken] },
    play: ({ press }) => press('password.open'),
  },
  { id: 'board-loading', screen: 'Board', title: 'loading', scene: { isBoardSilent: true } },
  { id: 'board-empty', screen: 'Board', title: 'no open case', scene: {} },
  {
    id: 'board-one',
    screen: 'Board',
    title: 'one case, which rings',
    scene: { cases: [ringing], capacity: CAPACITY },
  },
  {
    id: 'board-many',
    screen: 'Board',
    title: 'forty cases',
    scene: { cases: [taken, ...otherCases(39)], capacity: CAPACITY },
  },
  {
    id: 'board-disputed',
    screen: 'Board',
    title: 'a crew does not agree, and a consult is offered to nobody',
    scene: {
      me: DISPATCHER,
      cases: [patientEvents(STORY, TAKEN, OFFERED_TO_NOBODY, DECIDED, DISAGREED), ...otherCases(4)],
      capacity: CAPACITY,
    },
  },
  {
    id: 'board-handed-on',
    screen: 'Board',
    title: 'who had the consult has gone home',
    scene: { cases: [patientEvents(STORY, TAKEN, HANDED_ON), ...otherCases(4)], capacity: CAPACITY },
  },
  {
    id: 'board-stale',
    screen: 'Board',
    title: 'the link is lost',
    scene: { cases: [taken, ...otherCases(4)], capacity: CAPACITY },
    play: ({ signaling, clock }) => {
      signaling.cut();
      clock.pass(42_000);
      return Promise.resolve();
    },
  },
  {
    id: 'board-refused',
    screen: 'Board',
    title: 'the page is too old for the server',
    scene: { cases: [taken] },
    play: ({ signaling }) => {
      signaling.refuse(ErrorCode.VersionTooOld);
      return Promise.resolve();
    },
  },
  {
    id: 'pictures',
    screen: 'Cameras',
    title: 'of all ambulances',
    scene: { route: { kind: 'pictures' }, cases: [taken, ...otherCases(17)] },
  },
  {
    id: 'dispatcher',
    screen: 'Dispatcher',
    title: 'map, runs and capacity',
    scene: { me: DISPATCHER, cases: [taken, ...otherCases(5)], capacity: CAPACITY },
  },
  {
    id: 'dispatcher-quiet',
    screen: 'Dispatcher',
    title: 'nothing waits',
    scene: { me: DISPATCHER, capacity: CAPACITY },
  },
  {
    id: 'dispatcher-lost',
    screen: 'Dispatcher',
    title: 'the link is lost',
    scene: { me: DISPATCHER, cases: [taken, ...otherCases(5)], capacity: CAPACITY },
    play: ({ signaling, clock }) => {
      signaling.cut();
      clock.pass(90_000);
      return Promise.resolve();
    },
  },
  {
    id: 'dispatcher-told',
    screen: 'Dispatcher',
    title: 'who was told and has read',
    scene: {
      me: DISPATCHER,
      cases: [patientEvents(STORY, TAKEN, DECIDED, READ_BACK), ...otherCases(3)],
      capacity: CAPACITY,
    },
    play: (hands) => hands.press('map.told'),
  },
  {
    id: 'map-near',
    screen: 'Dispatcher',
    title: 'the map, nearer',
    scene: { me: DISPATCHER, cases: [taken, ...otherCases(5)], capacity: CAPACITY },
    play: async (hands) => {
      await hands.press('map.nearer');
      await hands.press('map.nearer');
      hands.scrollTo('map.title');
    },
  },
  {
    id: 'capacity-unknown',
    screen: 'Capacity',
    title: 'nothing is known',
    scene: { me: DISPATCHER, cases: [taken] },
  },
  {
    id: 'capacity-edit',
    screen: 'Capacity',
    title: 'a hospital is changed',
    scene: { me: DISPATCHER, cases: [taken], capacity: CAPACITY },
    play: (hands) => hands.press('capacity.editOf', { name: 'LUMC' }),
  },
];

/** Every screen of the control room in each of its states. */
export const DESK_STATES: readonly DrawnState<(typeof THEMES)[number]>[] = [
  ...BOARD_STATES,
  ...PATIENT_STATES,
  ...RECORD_STATES,
  ...OFFICE_STATES,
  ...VIDEO_STATES,
].map((state) => ({ ...state, draw: (look) => drawDesk(state, look) }));
