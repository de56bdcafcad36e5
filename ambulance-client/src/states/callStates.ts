import { after } from '@smart-triage/shared/ui/states/hands.ts';
import type { TabletState } from './drawTablet.tsx';
import { ANSWERED, ASSESSED, REAL, RINGING, TOLD } from './tabletCase.ts';
import { VIEWER } from './tabletScene.ts';

const SECOND_MS = 1000;
const told = [REAL, ...TOLD, ASSESSED];

/** From asking for a cardiologist to having one. */
export const CALL_STATES: readonly TabletState[] = [
  { id: 'call-none', screen: 'Call', title: 'nobody was asked', scene: { facts: told } },
  {
    id: 'call-nobody',
    screen: 'Call',
    title: 'it rings at nobody',
    scene: { facts: [...told, { type: 'consult-requested' }] },
  },
  { id: 'call-ringing', screen: 'Call', title: 'ringing', scene: { facts: [...told, ...RINGING] } },
  {
    id: 'call-answered',
    screen: 'Call',
    title: 'answered',
    scene: {
      facts: [...told, ...ANSWERED, { type: 'patient-hearing-set', hears: true }],
      viewers: [VIEWER],
    },
  },
  {
    id: 'call-left',
    screen: 'Call',
    title: 'who has the consult is not in the call now',
    scene: { facts: [...told, ...ANSWERED, [{ type: 'consult-left' }, VIEWER.person]] },
  },
  {
    id: 'call-lost',
    screen: 'Call',
    title: 'the link is lost in the call',
    scene: { facts: [...told, ...ANSWERED], viewers: [VIEWER] },
    play: async (hands) => {
      await after(SECOND_MS);
      hands.link.cut();
      // Until the tablet has noticed that nothing comes on the media's way either.
      await after(8 * SECOND_MS);
    },
  },
  {
    id: 'call-photo-asked',
    screen: 'Call',
    title: 'the cardiologist asks for a photo',
    scene: {
      facts: [...told, ...ANSWERED, [{ type: 'photo-asked' }, VIEWER.person]],
      viewers: [VIEWER],
    },
  },
  {
    id: 'call-photo',
    screen: 'Call',
    title: 'taking a photo',
    scene: { facts: [...told, ...ANSWERED], viewers: [VIEWER] },
    play: (hands) => hands.press('photo.open'),
  },
  {
    id: 'call-message',
    screen: 'Call',
    title: 'messages',
    scene: {
      facts: [
        ...told,
        ...ANSWERED,
        { type: 'message-sent', text: 'Patiënt is angstig' },
        [{ type: 'message-sent', text: 'Graag een tweede ECG over tien minuten' }, VIEWER.person],
      ],
      viewers: [VIEWER],
    },
    play: (hands) => hands.press('messages.open'),
  },
];
