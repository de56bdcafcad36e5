import { z } from 'zod';

/** Who somebody is to the system. What each may do is decided in `permissions.ts` and by the case machine, nowhere else. */
export const ROLES = [
  'paramedic',
  'cardiologist',
  'dispatcher',
  'administrator',
  'auditor',
  'researcher',
] as const;
export const RoleSchema = z.enum(ROLES);
export type Role = z.infer<typeof RoleSchema>;

/** The organisation that somebody works for. Cases belong to the site of the crew that opened them. */
export const SiteIdSchema = z.string().regex(/^[a-z0-9-]{1,40}$/);
export type SiteId = z.infer<typeof SiteIdSchema>;

/** Where somebody belongs whose entry names no site: a server for one region has one. */
const HOME_SITE: SiteId = 'home';

/** Somebody of a crew who is on duty on a tablet. */
export const PersonSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(80),
});
export type Person = z.infer<typeof PersonSchema>;

/** The person (or paired tablet) behind an action, as it is stored in the record. */
export const ActorSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(80),
  role: RoleSchema,
  site: SiteIdSchema.exactOptional(),
  /** Of an ambulance: who of the crew was signed in on its tablet. Absent: nobody was, and the vehicle is all that is known. */
  person: PersonSchema.exactOptional(),
});
export type Actor = z.infer<typeof ActorSchema>;

/** Who did it, as people read it: the person first where one is known, and the vehicle. */
export function nameOf({ name, person }: Pick<Actor, 'name' | 'person'>): string {
  return person ? `${person.name}, ${name}` : name;
}

export function siteOf({ site }: Pick<Actor, 'site'>): SiteId {
  return site ?? HOME_SITE;
}
