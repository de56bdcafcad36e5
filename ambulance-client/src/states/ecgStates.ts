import { after } from '@smart-triage/shared/ui/states/hands.ts';
import type { Hands, TabletState } from './drawTablet.tsx';
import { ASSESSED, infarct, PROPOSED, REAL, SIMULATED, TOLD } from './tabletCase.ts';

const practice = { facts: [SIMULATED, ...TOLD, ASSESSED] };

/** Ten seconds of a simulated ECG, in three: the screen as it stands when a crew has looked at it for a while. */
async function run({ desk, time, press }: Hands, scenario: 'normal' | 'nstemi' = 'nstemi'): Promise<void> {
  const { models } = await desk();
  models.capture.startSimulator(scenario);
  for (let tenth = 0; tenth < 100; tenth += 1) {
    time.hurry(100);
    await after(25);
  }
  await press('step.ecg');
}

/** The running ECG and what the tablet makes of it. */
export const ECG_STATES: readonly TabletState[] = [
  {
    id: 'ecg-none',
    screen: 'ECG',
    title: 'no source',
    scene: { facts: [REAL] },
    play: (hands) => hands.press('step.ecg'),
  },
  { id: 'ecg-live', screen: 'ECG', title: 'live', scene: practice, play: run },
  {
    id: 'ecg-large',
    screen: 'ECG',
    title: 'live, twelve leads',
    scene: practice,
    play: async (hands) => {
      await run(hands);
      await hands.press('ecg.twelveLeads');
    },
  },
  {
    id: 'ecg-recorded',
    screen: 'ECG',
    title: 'a 12-lead ECG was set apart here',
    scene: practice,
    play: async (hands) => {
      await run(hands);
      await hands.press('ecgFindings.record');
      await after(1500);
    },
  },
  {
    id: 'ecg-stale',
    screen: 'ECG',
    title: 'the source came to its end, and the server has nothing newer',
    scene: practice,
    play: async (hands) => {
      await run(hands);
      hands.link.cut();
      hands.time.hurry(12_000);
      await after(600);
    },
  },
  {
    id: 'ecg-takeover',
    screen: 'ECG',
    title: 'a STEMI rule takes the screen',
    scene: { facts: [REAL, ...TOLD, infarct().recorded, PROPOSED] },
    play: async (hands) => {
      const { models } = await hands.desk();
      for (const frame of infarct().encoded) models.twelveLead.push(frame);
      models.twelveLead.stop();
    },
  },
];
