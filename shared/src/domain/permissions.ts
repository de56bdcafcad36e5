import { ErrorCode } from '../errors/errorCode.ts';
import { type Actor, type Role, ROLES, siteOf } from './role.ts';

/**
 * How a case must stand to whoever acts. `own`: the crew opened it. `site`: it belongs to the person's own organisation, or the person broke the glass.
 * `any`: whatever the case, or no case at all. `-`: never.
 */
type Scope = '-' | 'own' | 'site' | 'any';
type Row = readonly [Scope, Scope, Scope, Scope, Scope, Scope];

/** Who may do what to whose case: the whole of it. What stands here is allowed; everything else is refused. The columns are those of `ROLES`. */
// prettier-ignore
const TABLE = {
  //                    paramedic cardiologist dispatcher administrator auditor  researcher
  'session:use':      [ 'any',    'any',       'any',     'any',        'any',   'any' ],
  'board:see':        [ '-',      'any',       'any',     '-',          '-',     '-'   ],
  'crew:sign-in':     [ 'any',    '-',         '-',       '-',          '-',     '-'   ],
  'case:open':        [ 'any',    '-',         '-',       '-',          '-',     '-'   ],
  'monitor:find':     [ 'any',    '-',         '-',       '-',          '-',     '-'   ],
  'record:read':      [ 'own',    'site',      'site',    '-',          '-',     '-'   ],
  'record:write':     [ 'own',    '-',         '-',       '-',          '-',     '-'   ],
  'position:report':  [ 'own',    '-',         '-',       '-',          '-',     '-'   ],
  'consult:join':     [ '-',      'site',      '-',       '-',          '-',     '-'   ],
  'consult:assign':   [ '-',      'site',      'site',    '-',          '-',     '-'   ],
  'duty:see':         [ '-',      'any',       'any',     '-',          '-',     '-'   ],
  'duty:set':         [ '-',      'any',       'any',     '-',          '-',     '-'   ],
  'decision:record':  [ '-',      'site',      '-',       '-',          '-',     '-'   ],
  'decision:confirm': [ 'own',    '-',         '-',       '-',          '-',     '-'   ],
  'destination:change': [ '-',    'site',      'site',    '-',          '-',     '-'   ],
  'hospital:announce': ['own',    'site',      'site',    '-',          '-',     '-'   ],
  'hospital:tell':    [ '-',      'site',      'site',    '-',          '-',     '-'   ],
  'drive:overrule':   [ 'own',    'site',      '-',       '-',          '-',     '-'   ],
  'alert:answer':     [ 'own',    'site',      '-',       '-',          '-',     '-'   ],
  'ecg:record':       [ 'own',    'site',      '-',       '-',          '-',     '-'   ],
  'ecg:send':         [ 'own',    '-',         '-',       '-',          '-',     '-'   ],
  'ecg:read':         [ '-',      'site',      'site',    '-',          '-',     '-'   ],
  'ecg:note':         [ '-',      'site',      '-',       '-',          '-',     '-'   ],
  'hospital-record:consent':     [ 'own', 'site',   '-',       '-',          '-',     '-'   ],
  'hospital-record:open':        [ '-',   'site',   '-',       '-',          '-',     '-'   ],
  'hospital-record:break-glass': [ '-',   'site',   '-',       '-',          '-',     '-'   ],
  'video:consent':    [ 'own',    'site',      '-',       '-',          '-',     '-'   ],
  'video:erase':      [ 'own',    'site',      '-',       '-',          '-',     '-'   ],
  'video:play':       [ '-',      'site',      '-',       '-',          '-',     '-'   ],
  'score:judge':      [ '-',      'site',      '-',       '-',          '-',     '-'   ],
  'photo:ask':        [ '-',      'site',      '-',       '-',          '-',     '-'   ],
  'photo:send':       [ 'own',    '-',         '-',       '-',          '-',     '-'   ],
  'message:write':    [ 'own',    'site',      '-',       '-',          '-',     '-'   ],
  'media:take-part':  [ 'own',    'site',      'site',    '-',          '-',     '-'   ],
  'camera:send':      [ 'own',    '-',         '-',       '-',          '-',     '-'   ],
  'microphone:send':  [ 'own',    '-',         '-',       '-',          '-',     '-'   ],
  'talkback:send':    [ '-',      'site',      'site',    '-',          '-',     '-'   ],
  'capacity:see':     [ '-',      'any',       'any',     '-',          '-',     '-'   ],
  'capacity:report':  [ '-',      'any',       'any',     '-',          '-',     '-'   ],
  'glass:break':      [ '-',      'any',       'any',     '-',          '-',     '-'   ],
  'engine:ask':       [ '-',      'any',       'any',     '-',          '-',     '-'   ],
  'follow-up:list':   [ '-',      '-',         '-',       '-',          '-',     'any' ],
  'follow-up:record': [ '-',      '-',         '-',       '-',          '-',     'site' ],
  'outcomes:see':     [ '-',      '-',         '-',       '-',          '-',     'any' ],
  'access-log:read':  [ '-',      '-',         '-',       '-',          'any',   '-'   ],
  'accounts:manage':  [ '-',      '-',         '-',       'any',        '-',     '-'   ],
  'tablets:manage':   [ '-',      '-',         '-',       'any',        '-',     '-'   ],
  'store:manage':     [ '-',      '-',         '-',       'any',        '-',     '-'   ],
} as const satisfies Record<string, Row>;

export type Action = keyof typeof TABLE;
export const ACTIONS = Object.keys(TABLE) as Action[];

/** [ID4] What asks for a second factor of everybody, in a demo too. Outside of one nobody at a desk gets in without. */
const GUARDED: readonly Action[] = [
  'access-log:read',
  'accounts:manage',
  'tablets:manage',
  'store:manage',
  'hospital-record:break-glass',
];

/** The whole of the rules as one text: when it is another one, other people may do other things, and the access log says so. */
export function permissionRules(): string {
  return JSON.stringify({ roles: ROLES, table: TABLE, guarded: GUARDED });
}

export function needsSecondFactor(action: Action): boolean {
  return GUARDED.includes(action);
}

/** How a case stands to a person, as far as permission goes. */
export type Relation = 'own' | 'same-site' | 'other-site' | 'other-site-glass-broken';

export function relationOf(actor: Actor, crew: Actor, hasBrokenGlass: boolean): Relation {
  if (actor.id === crew.id) return 'own';
  if (siteOf(actor) === siteOf(crew)) return 'same-site';
  return hasBrokenGlass ? 'other-site-glass-broken' : 'other-site';
}

/** Whether the role may do this at all, to whatever case. */
export function mayEver(action: Action, role: Role): boolean {
  return scopeOf(action, role) !== '-';
}

/**
 * `null` when it is allowed, else why not. `relation` is `null` for what concerns no case. A case that is hidden reads as one that does not exist,
 * except to those who may break the glass: they are told that there is one to break.
 */
export function refusalOfAction(action: Action, role: Role, relation: Relation | null): ErrorCode | null {
  const scope = scopeOf(action, role);
  if (scope === '-') return ErrorCode.NotPermitted;
  if (scope === 'any') return null;
  if (relation !== null && REACH[scope].includes(relation)) return null;
  const isTold = relation === 'other-site' && mayEver('glass:break', role);
  return isTold ? ErrorCode.NotPermitted : ErrorCode.NotFound;
}

const REACH: Record<'own' | 'site', readonly Relation[]> = {
  own: ['own'],
  site: ['own', 'same-site', 'other-site-glass-broken'],
};

function scopeOf(action: Action, role: Role): Scope {
  return TABLE[action][ROLES.indexOf(role)] ?? '-';
}
