import type { Actor, Role, SiteId } from '@smart-triage/shared/domain/role';
import type { Accounts } from './accounts.ts';
import type { Crew } from './crew.ts';
import { readableSecret } from './secrets.ts';
import type { Tablets } from './tablets.ts';
import { newTotpSecret } from './totp.ts';

export type DemoSignIns = {
  people: { role: Role; login: string; password: string; totpSecret: string | null }[];
  tablets: { name: string; code: string }[];
  crew: { number: string; pin: string }[];
};

/** Whose work is useless without one: they manage accounts or read the access log. */
const NEED_SECOND_FACTOR: readonly Role[] = ['administrator', 'auditor'];

type DemoPerson = { role: Role; login: string; name: string; site?: SiteId };

/** One tablet for a person to try, and one for each simulated ambulance. */
const DEMO_TABLETS = ['06-101', '06-123', '06-127', '06-131'];
/** For the tablet that a person tries: a shift and the next one. */
const DEMO_CREW = [
  { number: '1001', name: 'Sanne Demo' },
  { number: '1002', name: 'Mo Demo' },
];
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
export async function addDemoAccounts(
  accounts: Accounts,
  tablets: Tablets,
  crew: Crew,
): Promise<DemoSignIns> {
  const people = DEMO_PEOPLE.map((person) => ({
    ...person,
    password: readableSecret(12),
    totpSecret: NEED_SECOND_FACTOR.includes(person.role) ? newTotpSecret() : null,
  }));
  const [codes, pins] = await Promise.all([
    Promise.all(DEMO_TABLETS.map((unit) => tablets.issueCode(unit, null, true))),
    Promise.all(DEMO_CREW.map((member) => crew.setPin({ ...member, site: null, demo: true }))),
    ...people.map(({ login, password, totpSecret, ...person }) =>
      accounts.add({ login, password, actor: actorOf(login, person), totpSecret, demo: true }),
    ),
  ]);
  return {
    people: people.map(({ role, login, password, totpSecret }) => ({ role, login, password, totpSecret })),
    crew: DEMO_CREW.map(({ number }, index) => ({ number, pin: pins[index] ?? '' })),
    tablets: DEMO_TABLETS.map((name, index) => ({ name, code: codes[index]?.code ?? '' })),
  };
}

function actorOf(login: string, { name, role, site }: Pick<DemoPerson, 'name' | 'role' | 'site'>): Actor {
  return { id: `demo-${login}`, name, role, ...(site !== undefined && { site }) };
}
