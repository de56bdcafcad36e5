import type { VideoAnswer } from '@smart-triage/shared/domain/videoRecording';
import type { TabletState } from './drawTablet.tsx';
import { REAL, type Told, TOLD } from './tabletCase.ts';

const said = (answer: VideoAnswer['answer']): Told => ({
  type: 'video-consent-noted',
  answer: { answer, keptDays: 30 },
});
const RUNS: Told = { type: 'video-recording-started' };
const facts = [REAL, ...TOLD];
const state = (id: string, title: string, told: Told[]): TabletState => ({
  ...{ id, title, screen: 'Recording' },
  scene: { facts: [...facts, ...told], videoDays: 30 },
  play: async (hands) => {
    await hands.press('step.patient');
    await hands.show('videoConsent.title');
  },
});

/** Asking the patient whether picture and sound may be kept, and that they are. */
export const VIDEO_STATES: readonly TabletState[] = [
  state('recording-ask', 'the patient is asked', []),
  state('recording-runs', 'it records', [said('given'), RUNS]),
  state('recording-refused', 'the patient said no', [said('refused')]),
  state('recording-taken-back', 'consent was taken back, and it can be erased', [
    said('given'),
    RUNS,
    said('withdrawn'),
    { type: 'video-recording-stopped', cause: 'consent-withdrawn' },
  ]),
  state('recording-erased', 'it is erased', [
    said('given'),
    RUNS,
    said('withdrawn'),
    { type: 'video-recording-stopped', cause: 'consent-withdrawn' },
    { type: 'video-erased' },
  ]),
];
