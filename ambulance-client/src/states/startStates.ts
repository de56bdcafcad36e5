import { DutyIdSchema } from '@smart-triage/shared/domain/crewDuty';
import { addMs } from '@smart-triage/shared/time/instant';
import { until } from '@smart-triage/shared/ui/states/hands.ts';
import type { TabletState } from './drawTablet.tsx';
import { NOW } from './tabletCase.ts';

const DUTY = {
  dutyId: DutyIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0f01'),
  person: { id: 'p-1', name: 'S. Bakker' },
  until: addMs(NOW, 3600_000),
};

/** Before a case. */
export const START_STATES: readonly TabletState[] = [
  { id: 'enrol', screen: 'Enrol', title: 'asks for a code', scene: { facts: null, isPaired: false } },
  {
    id: 'enrol-refused',
    screen: 'Enrol',
    title: 'the code was refused',
    scene: { facts: null, isPaired: false },
    play: async (hands) => {
      await hands.write('pairing.code', 'abcd-efgh');
      await hands.press('pairing.pair');
      await until('the refusal', () => document.querySelector('[role="alert"]'));
    },
  },
  {
    id: 'enrol-scan',
    screen: 'Enrol',
    title: 'the camera looks for the code',
    scene: { facts: null, isPaired: false },
    play: (hands) => hands.press('pairing.scan'),
  },
  {
    id: 'enrol-kept',
    screen: 'Enrol',
    title: 'the server has lost everything, and something waits here',
    scene: { facts: null, isPaired: false, keeps: true },
  },
  {
    id: 'enrol-revoked',
    screen: 'Enrol',
    title: 'the tablet was revoked',
    scene: { facts: null, isPaired: 'revoked' },
  },
  {
    id: 'enrol-revoked-kept',
    screen: 'Enrol',
    title: 'the tablet was revoked, and something waits here',
    scene: { facts: null, isPaired: 'revoked', keeps: true },
  },
  {
    id: 'sign-in',
    screen: 'Sign-in',
    title: 'badge number and PIN',
    scene: { facts: null },
    play: (hands) => hands.press('duty.signIn'),
  },
  { id: 'start', screen: 'Start', title: 'ready', scene: { facts: null } },
  {
    id: 'start-signed-in',
    screen: 'Start',
    title: 'somebody is on duty, and a newer version is there',
    scene: { facts: null, duty: DUTY, isNewerReady: true },
  },
  {
    id: 'start-offline',
    screen: 'Start',
    title: 'without a link',
    scene: { facts: null, isOffline: true },
  },
  {
    id: 'start-settings',
    screen: 'Start',
    title: 'theme and language',
    scene: { facts: null },
    play: (hands) => hands.press('settings.title'),
  },
];
