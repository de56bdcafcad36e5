import { after } from '@smart-triage/shared/ui/states/hands.ts';
import type { Hands, TabletState } from './drawTablet.tsx';
import { ASSESSED, infarct, MONITOR_NAME, PROPOSED, REAL, SIMULATED, TOLD } from './tabletCase.ts';

const practice = { facts: [SIMULATED, ...TOLD, ASSESSED] };

const MONITOR = { device: MONITOR_NAME, origin: 'patient' } as const;

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
  {
    id: 'ecg-monitor-searched',
    screen: 'ECG',
    title: "the vehicle's monitor is looked for",
    scene: { facts: [REAL], monitor: { kind: 'connecting', device: null } },
    play: (hands) => hands.press('step.ecg'),
  },
  {
    id: 'ecg-monitor-no-ecg',
    screen: 'ECG',
    title: 'the monitor is there, without electrodes',
    scene: { facts: [REAL], monitor: { kind: 'ready', device: MONITOR } },
    play: (hands) => hands.press('step.ecg'),
  },
  {
    id: 'ecg-monitor-lost',
    screen: 'ECG',
    title: 'the monitor was lost',
    scene: { facts: [REAL], monitor: { kind: 'connecting', device: MONITOR } },
    play: (hands) => hands.press('step.ecg'),
  },
  {
    id: 'ecg-monitor-refused',
    screen: 'ECG',
    title: 'the monitor does not take the key of this fleet',
    scene: { facts: [REAL], monitor: { kind: 'refused', why: 'key' } },
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
