import type { BadgeTone } from '@smart-triage/shared/ui/Badge';
import type { StatusSnapshot } from './statusModel.ts';

/** One fact of the strip: which words, with which figures, in which tone. */
export type StatusFact = {
  readonly id: string;
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
  readonly tone: BadgeTone;
};

/** Confirmed ECG younger than this is live; ten times the length of a frame, and well above an ordinary round trip. */
const LIVE_WITHIN_MS = 1500;
const LOW_BATTERY_PERCENT = 20;
/** What the tablet promises to hold without a link: a shift. */
const ROOM_NEEDED_HOURS = 12;
/** Beyond two days the figure only fills the strip. */
const MOST_HOURS_SAID = 48;

export type StatusWords = {
  readonly seconds: (seconds: number) => string;
  readonly duration: (ms: number) => string;
};

/** What the strip says. Nothing here is an alarm: alarm colours belong to the patient. */
export function factsOf(status: StatusSnapshot, write: StatusWords): StatusFact[] {
  return [
    linkFact(status, write),
    ecgFact(status, write),
    waitingFact(status),
    ...(status.isEarlierEcgWaiting
      ? [{ id: 'earlier', key: 'status.earlier', tone: 'waiting' as const }]
      : []),
    ...batteryFacts(status),
    { id: 'camera', key: `status.camera.${status.camera}`, tone: toneOf(status.camera) },
    { id: 'microphone', key: `status.microphone.${status.microphone}`, tone: toneOf(status.microphone) },
    ...storageFacts(status),
  ];
}

/** What the server says on this screen is as old as its last word. */
function linkFact({ link, linkLostMs }: StatusSnapshot, write: StatusWords): StatusFact {
  if (link === 'connecting' && linkLostMs !== null)
    return {
      id: 'link',
      key: 'status.link.lost',
      values: { for: write.duration(linkLostMs) },
      tone: 'stale',
    };
  return { id: 'link', key: `status.link.${link}`, tone: link === 'ready' ? 'live' : 'stale' };
}

function ecgFact({ ecg }: StatusSnapshot, write: StatusWords): StatusFact {
  if (ecg.kind === 'none') return { id: 'ecg', key: 'status.ecg.none', tone: 'neutral' };
  if (ecg.acknowledgedAgeMs === null) return { id: 'ecg', key: 'status.ecg.notYet', tone: 'waiting' };
  const age = write.seconds(ecg.acknowledgedAgeMs / 1000);
  const tone = ecg.acknowledgedAgeMs < LIVE_WITHIN_MS ? 'live' : 'stale';
  return { id: 'ecg', key: 'status.ecg.acknowledged', values: { age }, tone };
}

/** Frames and entries together: one number for "what the server does not have". */
function waitingFact({ framesWaiting, changesWaiting }: StatusSnapshot): StatusFact {
  const total = framesWaiting + changesWaiting;
  return { id: 'waiting', key: 'status.waiting', values: { total }, tone: total === 0 ? 'done' : 'waiting' };
}

function batteryFacts({ battery }: StatusSnapshot): StatusFact[] {
  if (!battery) return [];
  const isLow = battery.percent <= LOW_BATTERY_PERCENT && !battery.isCharging;
  const key = battery.isCharging ? 'status.battery.charging' : 'status.battery.level';
  return [{ id: 'battery', key, values: { percent: battery.percent }, tone: isLow ? 'waiting' : 'neutral' }];
}

/** Always said, and quietly while there is room for a shift: what the tablet cannot keep, nobody has. */
function storageFacts({ isDurable, room }: StatusSnapshot): StatusFact[] {
  if (!isDurable) return [{ id: 'storage', key: 'status.notKept', tone: 'waiting' }];
  if (!room) return [];
  const isEnough = room.hours >= ROOM_NEEDED_HOURS;
  const hours = Math.min(Math.floor(room.hours), MOST_HOURS_SAID);
  const key = hours === MOST_HOURS_SAID ? 'status.roomEnough' : 'status.room';
  return [{ id: 'storage', key, values: { hours }, tone: isEnough ? 'neutral' : 'waiting' }];
}

function toneOf(device: StatusSnapshot['camera']): BadgeTone {
  if (device === 'on') return 'live';
  if (device === 'unsent') return 'stale';
  return device === 'starting' || device === 'failed' ? 'waiting' : 'neutral';
}
