import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { after, until } from '@smart-triage/shared/ui/states/hands.ts';
import type { TabletState } from './drawTablet.tsx';
import { ASSESSED, REAL, TOLD } from './tabletCase.ts';

const facts = [REAL, ...TOLD, ASSESSED];

/** What can be wrong with the tablet and around it. */
export const DEVICE_STATES: readonly TabletState[] = [
  {
    id: 'offline',
    screen: 'Device',
    title: 'without a link, with entries that wait',
    scene: { facts, isOffline: true },
    play: async (hands) => {
      const { models } = await hands.desk();
      models.intake.change({ vomiting: true });
      models.intake.change({ diabetes: true });
      await after(600);
    },
  },
  {
    id: 'entry-stuck',
    screen: 'Device',
    title: 'the server fails at an entry',
    scene: { facts, intakeFails: ErrorCode.Internal },
    play: async (hands) => {
      const { models } = await hands.desk();
      models.intake.change({ diabetes: true });
      await until('the notice', () => document.querySelector('[role="alert"]'));
    },
  },
  {
    id: 'entry-refused',
    screen: 'Device',
    title: 'the server refused an entry',
    scene: { facts, intakeFails: ErrorCode.Invalid },
    play: async (hands) => {
      const { models } = await hands.desk();
      models.intake.change({ diabetes: true });
      await until('the notice', () => document.querySelector('[role="alert"]'));
    },
  },
  {
    id: 'storage-full',
    screen: 'Device',
    title: 'the disk is full',
    scene: { facts, isDiskFull: true },
    play: async (hands) => {
      const { models } = await hands.desk();
      models.intake.change({ vomiting: true });
      await after(600);
    },
  },
  {
    id: 'storage-short',
    screen: 'Device',
    title: 'little room and little battery',
    scene: { facts, room: { hours: 3.4, isProtected: true }, battery: { percent: 12, isCharging: false } },
  },
  {
    id: 'camera-lost',
    screen: 'Device',
    title: 'the camera was taken away',
    scene: { facts },
    play: async ({ camera }) => {
      const track = await until('the camera', () => camera.getSnapshot());
      await after(100);
      track.dispatchEvent(new Event('ended'));
      await after(600);
    },
  },
  {
    id: 'devices-refused',
    screen: 'Device',
    title: 'the browser may not use camera and microphone',
    scene: { facts, devices: 'refused' },
  },
  {
    id: 'server-lost',
    screen: 'Device',
    title: 'the server had lost the case',
    scene: { facts, isLost: true },
  },
  {
    id: 'server-disk',
    screen: 'Device',
    title: 'the server takes no changes',
    scene: { facts, server: 'disk-nearly-full' },
  },
];
