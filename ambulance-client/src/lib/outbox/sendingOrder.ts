import type { OutboxItem, OutboxRequest } from './outboxItem.ts';

/** Changes of one line follow each other; those of two lines say nothing about each other. */
type Line =
  | 'opening'
  | 'patient'
  | 'vitals'
  | 'ecg'
  | 'steps'
  | 'wish'
  | 'consent'
  | 'video'
  | 'messages'
  | 'call'
  | 'end';

/** Total by type: a new request does not compile until somebody has decided what it must not overtake. */
const LINE: Record<OutboxRequest, Line> = {
  'case:open': 'opening',
  'intake:change': 'patient',
  'vitals:record': 'vitals',
  'vitals:withdraw': 'vitals',
  'ecg:start': 'ecg',
  'ecg:record': 'ecg',
  'consult:request': 'steps',
  'consult:withdraw': 'steps',
  'decision:acknowledge': 'steps',
  'decision:disagree': 'steps',
  'drive-now:confirm': 'steps',
  'drive-now:overrule': 'steps',
  'hospital:announce': 'steps',
  'safety-net:give': 'steps',
  'gp:inform': 'steps',
  'arrival:expect': 'steps',
  'handover:check': 'steps',
  'case:start-transport': 'steps',
  'patient-wish:record': 'wish',
  'hospital-record:consent': 'consent',
  'video:consent': 'video',
  'video:erase': 'video',
  'message:send': 'messages',
  'message:read': 'messages',
  'patient-hearing:set': 'call',
  'case:hand-over': 'end',
  'case:close': 'end',
  'case:close-undecided': 'end',
  'ecg:compare': 'end',
};

/** Each carries its own time or id: one says nothing about another. */
const INDEPENDENT: ReadonlySet<OutboxRequest> = new Set(['vitals:record', 'ecg:record']);

/**
 * [OB7] What goes out next: the oldest change that does not have to wait for one that is set aside, nor for one that waits for such a one. `null` when there is
 * none.
 */
export function nextToSend(
  waiting: readonly OutboxItem[],
  isAside: (item: OutboxItem) => boolean,
): OutboxItem | null {
  const held: OutboxItem[] = [];
  for (const item of waiting) {
    if (!isAside(item) && !held.some((earlier) => mustWaitFor(item, earlier))) return item;
    held.push(item);
  }
  return null;
}

/** Without its opening there is no case, and what comes behind the end of one is refused: neither is overtaken. */
function mustWaitFor(later: OutboxItem, earlier: OutboxItem): boolean {
  if (LINE[earlier.name] === 'opening' || LINE[later.name] === 'end') return true;
  if (LINE[later.name] !== LINE[earlier.name]) return false;
  if (later.name === 'intake:change' && earlier.name === 'intake:change')
    return Object.keys(later.input.changes).some((field) => field in earlier.input.changes);
  return later.name !== earlier.name || !INDEPENDENT.has(later.name);
}
