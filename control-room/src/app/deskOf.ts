import type { Actor } from '@smart-triage/shared/domain/role';
import { type AuditDesk, createAuditDesk } from './auditDesk.ts';
import type { Dependencies } from './dependencies.ts';
import { createDesk, type Desk } from './desk.ts';
import { createResearchDesk, type ResearchDesk } from './researchDesk.ts';

/** Whoever may see no patient gets a page without one. */
export function deskOf(dependencies: Dependencies, me: Actor): Desk | AuditDesk | ResearchDesk {
  if (me.role === 'auditor') return createAuditDesk(dependencies, me);
  if (me.role === 'researcher') return createResearchDesk(dependencies, me);
  return createDesk(dependencies, me);
}
