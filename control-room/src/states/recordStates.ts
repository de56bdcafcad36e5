import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { after } from '@smart-triage/shared/ui/states/hands.ts';
import { CONSENTED, PATIENT, patientEvents, REFUSED_RECORD, STORY, TAKEN } from './deskCases.ts';
import type { DeskState, Hands } from './drawDesk.tsx';
import type { DeskScene } from './deskScene.ts';
import { RECORD, RECORD_SOURCE } from './recordFixtures.ts';

const route = { kind: 'case', caseId: PATIENT, view: 'patient' } as const;
const scene = (events: readonly CaseEvent[], changes: DeskScene = {}): DeskScene => ({
  route,
  cases: [events],
  recordSource: RECORD_SOURCE,
  record: RECORD,
  ...changes,
});
const consented = patientEvents(STORY, TAKEN, [CONSENTED]);

async function look(hands: Hands): Promise<void> {
  hands.scrollTo('record.title');
  await after(200);
}

async function open(hands: Hands): Promise<void> {
  await look(hands);
  await hands.press('record.open', { source: RECORD_SOURCE });
  await hands.write('record.number', '738472983');
  await hands.press('record.ask');
  await after(400);
  hands.scrollTo('record.title');
}

/** The hospital's record in each of its states. */
export const RECORD_STATES: readonly DeskState[] = [
  {
    id: 'record-not-asked',
    screen: 'Hospital record',
    title: 'the patient was not asked',
    scene: scene(patientEvents(STORY, TAKEN)),
    play: look,
  },
  {
    id: 'record-refused',
    screen: 'Hospital record',
    title: 'the patient refused',
    scene: scene(patientEvents(STORY, TAKEN, [REFUSED_RECORD])),
    play: look,
  },
  {
    id: 'record-absent',
    screen: 'Hospital record',
    title: 'none is connected',
    scene: scene(consented, { recordSource: null }),
    play: look,
  },
  {
    id: 'record-open',
    screen: 'Hospital record',
    title: 'is open, and a part of it failed',
    scene: scene(consented),
    play: open,
  },
  {
    id: 'record-no-answer',
    screen: 'Hospital record',
    title: 'the hospital gives no answer',
    scene: scene(consented, { record: { kind: 'trouble', trouble: 'no-answer' } }),
    play: open,
  },
  {
    id: 'record-emergency',
    screen: 'Hospital record',
    title: 'is opened without consent',
    scene: scene(patientEvents(STORY, TAKEN)),
    play: async (hands) => {
      await look(hands);
      await hands.press('record.breakGlass');
    },
  },
];
