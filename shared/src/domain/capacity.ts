import { z } from 'zod';
import { ageMs, type Instant, InstantSchema } from '../time/instant.ts';
import { type HospitalId, HospitalIdSchema } from './ids.ts';
import { ActorSchema } from './role.ts';

/** A limit on who is taken in, always with its reason; `until` is when it is expected to end, `null` when nobody said. */
const limited = { reason: z.string().trim().min(3).max(200), until: InstantSchema.nullable() };

/** Whether the emergency department takes ambulances. `paused`: for a short while. `stopped`: until further notice. */
export const EdStateSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  z.strictObject({ kind: z.literal('paused'), ...limited }),
  z.strictObject({ kind: z.literal('stopped'), ...limited }),
]);
export type EdState = z.infer<typeof EdStateSchema>;

/** `busy`: a procedure is under way. `closed`: nobody is there to do one. */
export const CathLabSchema = z.enum(['free', 'busy', 'closed']);
export type CathLab = z.infer<typeof CathLabSchema>;

const ofHospital = { hospital: HospitalIdSchema };

/** One thing that somebody says about one hospital. Each item has its own age: who counts the beds has not looked at the emergency department. */
export const CapacityChangeSchema = z.discriminatedUnion('item', [
  z.strictObject({ ...ofHospital, item: z.literal('ed'), value: EdStateSchema }),
  /** Free beds with cardiac monitoring. */
  z.strictObject({ ...ofHospital, item: z.literal('cardiacBeds'), value: z.int().min(0).max(200) }),
  z.strictObject({ ...ofHospital, item: z.literal('cathLab'), value: CathLabSchema }),
]);
export type CapacityChange = z.infer<typeof CapacityChangeSchema>;
export type CapacityItem = CapacityChange['item'];

/** Who said so: a person, or a system of the region by name. */
export const CapacityReporterSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), actor: ActorSchema }),
  z.strictObject({ kind: z.literal('system'), name: z.string().min(1).max(80) }),
]);
export type CapacityReporter = z.infer<typeof CapacityReporterSchema>;

/** A change as it is stored. `at` is when it was so, on the server's clock. */
export const CapacityFactSchema = z.strictObject({
  change: CapacityChangeSchema,
  at: InstantSchema,
  by: CapacityReporterSchema,
});
export type CapacityFact = z.infer<typeof CapacityFactSchema>;

/** The newest fact of each item of each hospital. What is absent is not known; it is not free. */
export type CapacityFacts = ReadonlyMap<string, CapacityFact>;

/** The facts with one more; unchanged when that one is older than what is known. */
export function withCapacityFact(facts: CapacityFacts, fact: CapacityFact): CapacityFacts {
  const key = keyOf(fact.change.hospital, fact.change.item);
  const known = facts.get(key);
  return known && known.at > fact.at ? facts : new Map(facts).set(key, fact);
}

/** One value with its age. `isOld`: it was so once and may be no longer, so it is shown with its age and counts as not known. */
export type Dated<T> = { value: T; at: Instant; by: CapacityReporter; isOld: boolean };

/** What is known of one hospital; `null` is not known. */
export type HospitalCapacity = {
  ed: Dated<EdState> | null;
  cardiacBeds: Dated<number> | null;
  cathLab: Dated<CathLab> | null;
};

/**
 * Beds and doors change by the hour. No source gives a limit, so this one is a choice of the project: a shift's quarter, after which nobody would act on it
 * without a call.
 */
export const CAPACITY_OLD_AFTER_MS = 2 * 3600_000;

export function capacityOf(facts: CapacityFacts, hospital: HospitalId, now: Instant): HospitalCapacity {
  const known = { ed: null, cardiacBeds: null, cathLab: null } as HospitalCapacity;
  for (const item of ['ed', 'cardiacBeds', 'cathLab'] as const) {
    const fact = facts.get(keyOf(hospital, item));
    if (!fact) continue;
    const { change, at, by } = fact;
    const dated = { at, by, isOld: isOld(fact, now) };
    if (change.item === 'ed') known.ed = { ...dated, value: change.value };
    else if (change.item === 'cardiacBeds') known.cardiacBeds = { ...dated, value: change.value };
    else known.cathLab = { ...dated, value: change.value };
  }
  return known;
}

/** Also when a pause should be over: that it ended as expected is a hope until somebody says so. */
function isOld({ change, at }: CapacityFact, now: Instant): boolean {
  if (change.item !== 'ed' || change.value.kind === 'open') return ageMs(at, now) >= CAPACITY_OLD_AFTER_MS;
  const { until } = change.value;
  return until === null ? ageMs(at, now) >= CAPACITY_OLD_AFTER_MS : now >= until;
}

function keyOf(hospital: HospitalId, item: CapacityItem): string {
  return `${hospital} ${item}`;
}
