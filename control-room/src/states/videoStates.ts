import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { VideoSegmentIdSchema } from '@smart-triage/shared/domain/ids';
import type { VideoSegment } from '@smart-triage/shared/protocol/videoRecording';
import { addMs } from '@smart-triage/shared/time/instant';
import { after } from '@smart-triage/shared/ui/states/hands.ts';
import { DISPATCHER } from '../testing/cases.ts';
import { NOW, PATIENT, patientEvents, STORY, TAKEN, VIDEO_AGREED, VIDEO_RUNS } from './deskCases.ts';
import type { DeskState, Hands } from './drawDesk.tsx';
import type { DeskScene } from './deskScene.ts';

const route = { kind: 'case', caseId: PATIENT, view: 'patient' } as const;
const scene = (events: readonly CaseEvent[], changes: DeskScene = {}): DeskScene => ({
  ...{ route, cases: [events], videoDays: 30 },
  ...changes,
});
const running = patientEvents(STORY, TAKEN, [VIDEO_AGREED, VIDEO_RUNS]);
/** It begins later than the case says: the start is a hole. */
const LATE: VideoSegment = {
  segmentId: VideoSegmentIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0e77'),
  startedAt: addMs(NOW, 60_000),
  endedAt: addMs(NOW, 80_000),
  bytes: 800_000,
};

async function look(hands: Hands): Promise<void> {
  hands.scrollTo('recordedVideo.title');
  await after(200);
}

async function play(hands: Hands): Promise<void> {
  await look(hands);
  await hands.press('recordedVideo.play');
  await after(300);
}

const SCREEN = 'Recorded video';

/** Recorded picture and sound in each of its states. */
export const VIDEO_STATES: readonly DeskState[] = [
  {
    id: 'video-not-asked',
    screen: SCREEN,
    title: 'the patient was not asked',
    scene: scene(patientEvents(STORY, TAKEN)),
    play: look,
  },
  {
    id: 'video-not-yet',
    screen: SCREEN,
    title: 'agreed, and nothing recorded yet',
    scene: scene(patientEvents(STORY, TAKEN, [VIDEO_AGREED])),
    play: look,
  },
  { id: 'video-runs', screen: SCREEN, title: 'it records', scene: scene(running), play: look },
  {
    id: 'video-refused',
    screen: SCREEN,
    title: 'a dispatcher may not watch',
    scene: scene(running, { me: DISPATCHER }),
    play: look,
  },
  { id: 'video-loading', screen: SCREEN, title: 'is being loaded', scene: scene(running), play },
  { id: 'video-gap', screen: SCREEN, title: 'a hole', scene: scene(running, { video: [LATE] }), play },
  {
    id: 'video-empty',
    screen: SCREEN,
    title: 'nothing is stored',
    scene: scene(running, { video: [] }),
    play,
  },
  {
    id: 'video-beside-ecg',
    screen: SCREEN,
    title: 'beside the ECG of the same moment',
    scene: scene(running, { video: [LATE], route: { ...route, view: 'ecg' } }),
    play: async (hands) => {
      await after(2500);
      // Up to the time, which is not the same everywhere.
      await hands.press('recordedVideo.showAt', { time: '' });
      await after(300);
    },
  },
  { id: 'video-lost', screen: SCREEN, title: 'no link', scene: scene(running, { video: 'lost' }), play },
];
