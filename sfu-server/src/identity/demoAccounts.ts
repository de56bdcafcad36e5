import type { Actor, Role, SiteId } from '@smart-triage/shared/domain/role';
import { randomInt } from 'node:crypto';
import type { Accounts } from './accounts.ts';

export type DemoSignIns = {
  people: { role: Role; login: string; password: string }[];
  tablets: { name: string; code: string }[];
};

type DemoPerson = { role: Role; login: string; name: string; site?: SiteId };

/** One tablet for a person to try, and one for each simulated ambulance. */
const DEMO_TABLETS = ['06-101', '06-123', '06-127', '06-131'];
const DEMO_PEOPLE: readonly DemoPerson[] = [
  { role: 'cardiologist', login: 'cardio', name: 'Dr. Demo (cardiologist)' },
  { role: 'cardiologist', login: 'cardio2', name: 'Dr. Tweede (cardiologist)' },
  { role: 'dispatcher', login: 'dispatch', name: 'Demo dispatcher' },
  { role: 'administrator', login: 'admin', name: 'Demo administrator' },
  { role: 'auditor', login: 'auditor', name: 'Demo auditor' },
  { role: 'researcher', login: 'research', name: 'Demo researcher' },
  /** Of another organisation: sees none of the region's cases unless the glass is broken. */
  { role: 'cardiologist', login: 'elsewhere', name: 'Dr. Elders (cardiologist)', site: 'elsewhere' },
];

/** [ID3] Only in demo mode: accounts whose passwords and codes are made at this start and exist nowhere but in what it prints. */
export async function addDemoAccounts(accounts: Accounts): Promise<DemoSignIns> {
  const people = DEMO_PEOPLE.map((person) => ({ ...person, password: readableSecret(12) }));
  const tablets = DEMO_TABLETS.map((name) => ({ name, code: readableSecret(8) }));
  await Promise.all([
    ...people.map(({ login, password, ...person }) => accounts.add(login, password, actorOf(login, person))),
    ...tablets.map(({ name, code }) =>
      accounts.addPairing(code, { id: `tablet-${name}`, name: `Ambulance ${name}`, role: 'paramedic' }),
    ),
  ]);
  return { people: people.map(({ role, login, password }) => ({ role, login, password })), tablets };
}

function actorOf(login: string, { name, role, site }: Pick<DemoPerson, 'name' | 'role' | 'site'>): Actor {
  return { id: `demo-${login}`, name, role, ...(site !== undefined && { site }) };
}

/** Without letters and digits that look alike: it is read from a screen and typed with gloves. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

function readableSecret(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
