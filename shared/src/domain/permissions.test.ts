import { describe, expect, it } from 'vitest';
import { ACTIONS, mayEver, refusalOfAction, relationOf } from './permissions.ts';
import { type Actor, ROLES } from './role.ts';

const crew: Actor = { id: 'tablet-1', name: 'Ambulance 1', role: 'paramedic' };
const colleague: Actor = { id: 'c-1', name: 'C', role: 'cardiologist' };
const stranger: Actor = { ...colleague, id: 'c-2', site: 'elsewhere' };

describe('permissions', () => {
  it('tell the crew, its organisation and others apart', () => {
    expect(relationOf(crew, crew, false)).toBe('own');
    expect(relationOf(colleague, crew, false)).toBe('same-site');
    expect(relationOf(stranger, crew, false)).toBe('other-site');
    expect(relationOf(stranger, crew, true)).toBe('other-site-glass-broken');
  });

  it('hide a case from whoever may not break its glass', () => {
    expect(refusalOfAction('record:read', 'paramedic', 'same-site')).toBe('not-found');
    expect(refusalOfAction('record:read', 'cardiologist', null)).toBe('not-found');
    expect(refusalOfAction('record:read', 'cardiologist', 'other-site')).toBe('not-permitted');
    expect(refusalOfAction('record:read', 'cardiologist', 'other-site-glass-broken')).toBeNull();
  });

  it('let nobody administer and treat, or administer and read the access log', () => {
    for (const role of ROLES) {
      const kinds = ['record:read', 'accounts:manage', 'access-log:read'] as const;
      expect(kinds.filter((action) => mayEver(action, role)).length).toBeLessThanOrEqual(1);
    }
  });

  it('give a researcher nothing but outcomes, and no way to a record', () => {
    const allowed = ACTIONS.filter((action) => mayEver(action, 'researcher'));
    expect(allowed).toEqual(['session:use', 'follow-up:list', 'follow-up:record', 'outcomes:see']);
  });
});
