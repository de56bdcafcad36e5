import { LUMC } from '../testing/caseStates.ts';
import type { Hands, TabletState } from './drawTablet.tsx';
import {
  ANSWERED,
  ASSESSED,
  AT_HOME,
  CLOSED,
  DISAGREED,
  DRIVING,
  HOME_READ_BACK,
  READ_BACK,
  REAL,
  STAY_HOME,
  TO_HOSPITAL,
  type Told,
  TOLD,
} from './tabletCase.ts';

const told = [REAL, ...TOLD, ASSESSED, ...ANSWERED];
const toDrive = [REAL, { type: 'intake-changed', changes: { stemiKnown: true } }] satisfies Told[];

/** A hand that holds for a second, without the second. */
async function drive({ desk }: Hands): Promise<void> {
  const { models } = await desk();
  models.guidance.confirm(LUMC.id, 'STEMI');
}

const decide = (hands: Hands): Promise<void> => hands.press('step.decide');

/** The decision and what follows from it. */
export const DECISION_STATES: readonly TabletState[] = [
  { id: 'decision-none', screen: 'Decision', title: 'none yet', scene: { facts: told }, play: decide },
  {
    id: 'decision-proposed',
    screen: 'Decision',
    title: 'takes the screen',
    scene: { facts: [...told, TO_HOSPITAL] },
  },
  {
    id: 'decision-aside',
    screen: 'Decision',
    title: 'put aside',
    scene: { facts: [...told, TO_HOSPITAL] },
    play: async (hands) => {
      await hands.press('decision.later');
      await decide(hands);
    },
  },
  {
    id: 'decision-read-back',
    screen: 'Decision',
    title: 'read back',
    scene: { facts: [...told, TO_HOSPITAL, READ_BACK] },
    play: decide,
  },
  {
    id: 'decision-disagreed',
    screen: 'Decision',
    title: 'the crew disagrees',
    scene: { facts: [...told, TO_HOSPITAL, READ_BACK, DISAGREED] },
    play: decide,
  },
  {
    id: 'transport',
    screen: 'Transport',
    title: 'on the way, announced and accepted',
    scene: { facts: [...told, TO_HOSPITAL, READ_BACK, ...DRIVING] },
    play: decide,
  },
  {
    id: 'drive-offline',
    screen: 'Transport',
    title: 'the crew drives without a link, and can announce the patient',
    scene: { facts: toDrive, isOffline: true },
    play: drive,
  },
  {
    id: 'announce-waits',
    screen: 'Transport',
    title: 'the announcement waits for a link: the crew phones',
    scene: { facts: toDrive, isOffline: true },
    play: async (hands) => {
      await drive(hands);
      await hands.press('decision.hospital.announce', { hospital: LUMC.name });
    },
  },
  {
    id: 'stay-home',
    screen: 'Stay home',
    title: 'what is still to be done',
    scene: { facts: [...told, STAY_HOME, HOME_READ_BACK] },
    play: decide,
  },
  {
    id: 'stay-home-done',
    screen: 'Stay home',
    title: 'told, and the practice informed',
    scene: { facts: [...told, STAY_HOME, HOME_READ_BACK, ...AT_HOME] },
    play: decide,
  },
  {
    id: 'safety-net',
    screen: 'Stay home',
    title: 'when to call again',
    scene: { facts: [...told, STAY_HOME, HOME_READ_BACK] },
    play: async (hands) => {
      await decide(hands);
      await hands.press('stayHome.open');
    },
  },
  {
    id: 'handover',
    screen: 'Handover',
    title: 'summary',
    scene: { facts: [...told, TO_HOSPITAL, READ_BACK, ...DRIVING] },
    play: async (hands) => {
      await decide(hands);
      await hands.press('handover.open');
    },
  },
  {
    id: 'handover-gp',
    screen: 'Handover',
    title: 'letter to the general practitioner',
    scene: { facts: [...told, STAY_HOME, HOME_READ_BACK, ...AT_HOME] },
    play: async (hands) => {
      await decide(hands);
      await hands.press('handover.open');
    },
  },
  {
    id: 'handed-over',
    screen: 'Handover',
    title: 'the patient was handed over',
    scene: { facts: [...told, TO_HOSPITAL, READ_BACK, ...DRIVING, { type: 'handed-over' }] },
    play: decide,
  },
  {
    id: 'closed-waits',
    screen: 'Handover',
    title: 'the end of the case waits for a link',
    scene: {
      facts: [...told, TO_HOSPITAL, READ_BACK, ...DRIVING, { type: 'handed-over' }],
      isOffline: true,
    },
    play: async ({ desk }) => {
      const { models } = await desk();
      models.decision.take('case-closed');
    },
  },
  {
    id: 'closed',
    screen: 'Handover',
    title: 'the case is closed',
    scene: { facts: [...told, TO_HOSPITAL, READ_BACK, ...DRIVING, ...CLOSED] },
  },
];
