/** Why there is no microphone, in terms of what the person can do about it. */
export type MicrophoneRefusal = 'denied' | 'no-device' | 'failed';

/**
 * The own voice. `ready` has two ways to speak: `isOpen` stays until it is pressed again, `isHeld` as long as the key or button is down.
 */
export type TalkbackState =
  | { kind: 'off' }
  | { kind: 'asking' }
  | { kind: 'ready'; isOpen: boolean; isHeld: boolean }
  | { kind: 'refused'; why: MicrophoneRefusal };

export type TalkbackEvent =
  | { type: 'asked' }
  | { type: 'granted' }
  | { type: 'refused'; why: MicrophoneRefusal }
  | { type: 'open-toggled' }
  | { type: 'held'; isHeld: boolean }
  | { type: 'stopped' };

export const TALKBACK_OFF: TalkbackState = { kind: 'off' };

/** Events that mean nothing in a state leave it as it is: a key that is released after the microphone went away is no error. */
export function talkbackAfter(state: TalkbackState, event: TalkbackEvent): TalkbackState {
  switch (event.type) {
    case 'asked':
      return { kind: 'asking' };
    case 'granted':
      // Always muted first: nobody is heard in an ambulance before they chose to speak.
      return state.kind === 'asking' ? { kind: 'ready', isOpen: false, isHeld: false } : state;
    case 'refused':
      return { kind: 'refused', why: event.why };
    case 'open-toggled':
      return state.kind === 'ready' ? { ...state, isOpen: !state.isOpen } : state;
    case 'held':
      return state.kind === 'ready' ? { ...state, isHeld: event.isHeld } : state;
    case 'stopped':
      return TALKBACK_OFF;
  }
}

export function isHeard(state: TalkbackState): boolean {
  return state.kind === 'ready' && (state.isOpen || state.isHeld);
}

/** From the error of `getUserMedia`. */
export function refusalFrom(error: unknown): MicrophoneRefusal {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'no-device' : 'failed';
}
