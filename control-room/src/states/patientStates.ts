import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { after } from '@smart-triage/shared/ui/states/hands.ts';
import { caseId, DISPATCHER } from '../testing/cases.ts';
import {
  CAPACITY,
  DECIDED,
  DISAGREED,
  DRIVE_NOW,
  ENDED,
  IN_DANGER,
  otherCases,
  PATIENT,
  patientEvents,
  READ_BACK,
  REROUTED,
  STORY,
  STORY_FROM_DEAD_ZONE,
  TAKEN,
} from './deskCases.ts';
import type { DeskState } from './drawDesk.tsx';
import type { DeskScene } from './deskScene.ts';

const others = otherCases(4);
const route = { kind: 'case', caseId: PATIENT, view: 'patient' } as const;
const onScreen = (events: readonly CaseEvent[], changes: DeskScene = {}): DeskScene => ({
  route,
  cases: [events, ...others],
  capacity: CAPACITY,
  ...changes,
});
const taken = onScreen(patientEvents(STORY, TAKEN));

/** Presses keys of the workstation once its sheet is drawn. */
async function onSheet(keys: readonly string[]): Promise<void> {
  await after(2500);
  for (const key of keys) {
    window.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await after(700);
  }
}

function sheet(id: string, title: string, keys: readonly string[]): DeskState {
  return {
    id,
    screen: 'ECG sheet',
    title,
    scene: { ...taken, route: { ...route, view: 'ecg' } },
    play: () => onSheet(keys),
  };
}

/** One patient on the screen. */
export const PATIENT_STATES: readonly DeskState[] = [
  { id: 'patient-live', screen: 'Patient', title: 'live', scene: taken },
  {
    id: 'patient-stale',
    screen: 'Patient',
    title: 'the link is lost',
    scene: taken,
    play: ({ signaling, clock }) => {
      signaling.cut();
      clock.pass(42_000);
      return Promise.resolve();
    },
  },
  {
    id: 'patient-from-dead-zone',
    screen: 'Patient',
    title: 'the crew began without a link',
    scene: onScreen(patientEvents(STORY_FROM_DEAD_ZONE, TAKEN)),
  },
  {
    id: 'patient-new',
    screen: 'Patient',
    title: 'nothing is known yet, no picture, no ECG',
    scene: onScreen(patientEvents(STORY.slice(0, 1)), { ecg: 'none', isPictureOff: true }),
  },
  {
    id: 'patient-danger',
    screen: 'Patient',
    title: 'alarms, and a proposal to drive now',
    scene: onScreen(patientEvents(STORY, TAKEN, [IN_DANGER, DRIVE_NOW])),
  },
  {
    id: 'patient-ended',
    screen: 'Patient',
    title: 'handed over',
    scene: onScreen(patientEvents(STORY, TAKEN, DECIDED, READ_BACK, ENDED)),
  },
  {
    id: 'patient-missing',
    screen: 'Patient',
    title: 'there is no such case',
    scene: { ...taken, route: { ...route, caseId: caseId(999) } },
  },
  {
    id: 'risk',
    screen: 'Risk',
    title: 'scores with what is missing',
    scene: taken,
    play: (hands) => {
      hands.scrollTo('risk.title');
      return Promise.resolve();
    },
  },
  {
    id: 'ecg-sheet',
    screen: 'ECG sheet',
    title: 'ten seconds',
    scene: { ...taken, route: { ...route, view: 'ecg' } },
    play: () => after(2500),
  },
  sheet('ecg-sheet-6x2', 'six rows of two', ['l']),
  sheet('ecg-sheet-12x1', 'twelve rows, at 5 mm/mV', ['l', 'l', 'g', 'g']),
  sheet('ecg-sheet-cabrera', 'Cabrera, with the calipers on it', ['l', 'l', 'l', 'c']),
  sheet('ecg-sheet-overlay', 'compared, beat on beat', ['h', 'PageUp']),
  {
    ...sheet('ecg-sheet-beside', 'compared, two sheets', ['h', 'PageUp']),
    play: async (hands) => {
      await onSheet(['h', 'PageUp']);
      hands.choose('workstation.compare', 1);
      await after(1000);
    },
  },
  {
    id: 'ecg-sheet-empty',
    screen: 'ECG sheet',
    title: 'nothing is stored',
    scene: { ...taken, ecg: 'none', route: { ...route, view: 'ecg' } },
    play: () => after(1500),
  },
  {
    id: 'decision-open',
    screen: 'Decision',
    title: 'is being made',
    scene: taken,
    play: (hands) => hands.press('decision.open'),
  },
  {
    id: 'decision-lost',
    screen: 'Decision',
    title: 'is being made, and the link is lost',
    scene: taken,
    play: async (hands) => {
      await hands.press('decision.open');
      hands.signaling.cut();
      hands.clock.pass(12_000);
    },
  },
  {
    id: 'decision-announce-lost',
    screen: 'Decision',
    title: 'not announced, and the link is lost',
    scene: onScreen(patientEvents(STORY, TAKEN, DECIDED), { me: DISPATCHER }),
    play: ({ signaling, clock }) => {
      signaling.cut();
      clock.pass(12_000);
      return Promise.resolve();
    },
  },
  {
    id: 'decision-sent',
    screen: 'Decision',
    title: 'stored, and not read by the crew',
    scene: onScreen(patientEvents(STORY, TAKEN, DECIDED)),
  },
  {
    id: 'decision-read',
    screen: 'Decision',
    title: 'read, and announced',
    scene: onScreen(patientEvents(STORY, TAKEN, DECIDED, READ_BACK)),
  },
  {
    id: 'decision-rerouted',
    screen: 'Decision',
    title: 'sent to another hospital',
    scene: onScreen(patientEvents(STORY, TAKEN, DECIDED, READ_BACK, REROUTED)),
  },
  {
    id: 'decision-reroute',
    screen: 'Decision',
    title: 'another hospital is chosen',
    scene: onScreen(patientEvents(STORY, TAKEN, DECIDED, READ_BACK), { me: DISPATCHER }),
    play: (hands) => hands.press('decision.reroute.open'),
  },
  {
    id: 'decision-disagreed',
    screen: 'Decision',
    title: 'the crew does not agree',
    scene: onScreen(patientEvents(STORY, TAKEN, DECIDED, READ_BACK, DISAGREED)),
  },
];
