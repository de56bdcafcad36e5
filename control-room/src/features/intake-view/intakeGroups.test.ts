import { describe, expect, it } from 'vitest';
import { INTAKE_FIELD_NAMES } from '@smart-triage/shared/domain/intake';
import { INTAKE_GROUPS, knownCount } from './intakeGroups.ts';

describe('the story', () => {
  it('has one place for each field that a crew can enter: nothing of it is hidden', () => {
    const placed = INTAKE_GROUPS.flatMap(({ fields }) => fields);
    expect([...placed].sort()).toEqual([...INTAKE_FIELD_NAMES].sort());
  });

  it('counts "no" as known, and only what is absent as not known', () => {
    expect(knownCount({ painOngoing: false, ageYears: 58 })).toBe(2);
    expect(knownCount({})).toBe(0);
  });
});
