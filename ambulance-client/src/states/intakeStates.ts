import type { Hands, TabletState } from './drawTablet.tsx';
import { ASSESSED, REAL, SIMULATED, TOLD } from './tabletCase.ts';

const told = { facts: [REAL, ...TOLD, ASSESSED] };
const step = (name: string) => (hands: Hands) => hands.press(`step.${name}`);

/** Possible, and rare. */
async function keyRareHeartRate(hands: Hands): Promise<void> {
  await hands.press('step.vitals');
  await hands.press('vitals.name.heartRate');
  for (const key of ['2', '3', '0']) await hands.pressText(key);
}

/** What the crew enters. */
export const INTAKE_STATES: readonly TabletState[] = [
  { id: 'gate', screen: 'Gate', title: 'nothing answered', scene: { facts: [REAL] }, play: step('gate') },
  { id: 'gate-answered', screen: 'Gate', title: 'nothing met', scene: told, play: step('gate') },
  {
    id: 'gate-met',
    screen: 'Gate',
    title: 'a STEMI is known: drive now',
    scene: { facts: [REAL, { type: 'intake-changed', changes: { stemiKnown: true } }] },
  },
  {
    id: 'gate-overrule',
    screen: 'Gate',
    title: 'the crew overrules',
    scene: { facts: [REAL, { type: 'intake-changed', changes: { stemiKnown: true } }] },
    play: (hands) => hands.press('driveNow.overrule'),
  },
  {
    id: 'gate-aside',
    screen: 'Gate',
    title: 'drive now, put aside',
    scene: { facts: [REAL, { type: 'intake-changed', changes: { stemiKnown: true } }] },
    play: (hands) => hands.press('driveNow.later'),
  },
  {
    id: 'intake-empty',
    screen: 'Intake',
    title: 'empty',
    scene: { facts: [SIMULATED] },
    play: step('patient'),
  },
  { id: 'intake-filled', screen: 'Intake', title: 'filled', scene: told, play: step('patient') },
  {
    id: 'intake-improbable',
    screen: 'Intake',
    title: 'a rare age is asked about',
    scene: { facts: [REAL] },
    play: async (hands) => {
      await hands.press('step.patient');
      await hands.pressText('9');
    },
  },
  { id: 'story', screen: 'Intake', title: 'story', scene: told, play: step('story') },
  { id: 'vitals', screen: 'Intake', title: 'vital signs', scene: told, play: step('vitals') },
  {
    id: 'vitals-improbable',
    screen: 'Intake',
    title: 'a rare and an impossible vital sign',
    scene: told,
    play: async (hands) => {
      await keyRareHeartRate(hands);
      await hands.press('vitals.next');
      for (const key of ['9', '9', '9']) await hands.pressText(key);
    },
  },
  {
    id: 'vitals-asked',
    screen: 'Intake',
    title: 'a rare vital sign is asked about',
    scene: told,
    play: async (hands) => {
      await keyRareHeartRate(hands);
      await hands.press('vitals.record');
    },
  },
  {
    id: 'risk-factors',
    screen: 'Intake',
    title: 'risk factors and medication',
    scene: told,
    play: step('riskFactors'),
  },
  { id: 'troponin', screen: 'Intake', title: 'troponin', scene: told, play: step('troponin') },
  {
    id: 'intake-undo',
    screen: 'Intake',
    title: 'the last entry can be undone, and waits for the server',
    scene: { facts: [REAL] },
    play: async (hands) => {
      const { models } = await hands.desk();
      models.intake.change({ sex: 'female' });
      await hands.press('step.patient');
    },
  },
  {
    id: 'intake-definition',
    screen: 'Intake',
    title: 'what an item means',
    scene: told,
    play: async (hands) => {
      await hands.press('step.story');
      await hands.press('definition.open', { item: 'intake.field.heartHistory' });
    },
  },
];
