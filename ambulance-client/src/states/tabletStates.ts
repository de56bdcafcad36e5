import type { DrawnState } from '@smart-triage/shared/ui/states/showStates';
import type { THEMES } from '../app/preferences.ts';
import { ALONE_STATES } from './aloneStates.tsx';
import { CALL_STATES } from './callStates.ts';
import { DECISION_STATES } from './decisionStates.ts';
import { DEVICE_STATES } from './deviceStates.ts';
import { ECG_STATES } from './ecgStates.ts';
import { INTAKE_STATES } from './intakeStates.ts';
import { START_STATES } from './startStates.ts';
import { VIDEO_STATES } from './videoStates.ts';
import { drawTablet, type TabletState } from './drawTablet.tsx';

const STATES: readonly TabletState[] = [
  ...START_STATES,
  ...INTAKE_STATES,
  ...ECG_STATES,
  ...CALL_STATES,
  ...DECISION_STATES,
  ...DEVICE_STATES,
  ...VIDEO_STATES,
  ...ALONE_STATES,
];

/** Every screen of the tablet in each of its states. */
export const TABLET_STATES: readonly DrawnState<(typeof THEMES)[number]>[] = STATES.map((state) => ({
  ...state,
  draw: (look) => drawTablet(state, look),
}));
