import { describe, expect, it } from 'vitest';
import { personOf } from './personOf.ts';
import type { ClaimRules } from './providerSettings.ts';

const RULES: ClaimRules = {
  roleClaim: 'groups',
  roles: new Map([
    ['cardiology', 'cardiologist'],
    ['log', 'auditor'],
  ]),
  siteClaim: null,
  secondFactors: ['mfa'],
};
const CLAIMS = { iss: 'https://login.example', sub: '17', name: 'Dr. Anna Visser', groups: ['cardiology'] };

describe('[ID7] a person that the provider names', () => {
  it('has the role of the first claim value that the settings know', () => {
    expect(personOf({ ...CLAIMS, groups: ['log', 'x', 'cardiology'] }, RULES).actor.role).toBe(
      'cardiologist',
    );
    expect(personOf({ ...CLAIMS, groups: 'log' }, RULES).actor.role).toBe('auditor');
  });

  it.each([
    ['without a role', { groups: ['golf'] }],
    ['without any claim of a role', { groups: undefined }],
    ['with a role that is no text', { groups: [{ cardiology: true }] }],
    ['without a name', { name: '  ' }],
  ])('does not get in %s', (_, changed) => {
    expect(() => personOf({ ...CLAIMS, ...changed }, RULES)).toThrow(
      expect.objectContaining({ code: 'not-permitted' }),
    );
  });

  it('is the same person each time, and not the one of that number at another provider', () => {
    const { id } = personOf(CLAIMS, RULES).actor;
    expect(personOf({ ...CLAIMS, name: 'A. de Vries' }, RULES).actor.id).toBe(id);
    expect(personOf({ ...CLAIMS, iss: 'https://other.example' }, RULES).actor.id).not.toBe(id);
  });

  it('has shown a second factor only when the provider says so', () => {
    const withAmr = (amr: unknown) => personOf({ ...CLAIMS, amr }, RULES).secondFactor;
    expect([withAmr(['pwd', 'mfa']), withAmr(['pwd']), withAmr(undefined), withAmr('mfa')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('belongs to the organisation of the claim, and gets in nowhere without one that can be', () => {
    const rules = { ...RULES, siteClaim: 'org' };
    expect(personOf({ ...CLAIMS, org: 'elsewhere' }, rules).actor.site).toBe('elsewhere');
    for (const org of [undefined, '', 'Not A Site']) {
      expect(() => personOf({ ...CLAIMS, org }, rules)).toThrow(
        expect.objectContaining({ code: 'not-permitted' }),
      );
    }
  });
});
