import type { Actor } from '@smart-triage/shared/domain/role';

/** Whoever owns the data folder, as the access log names them: the first administrator has to come from somewhere. */
export const OPERATOR: Actor = { id: 'operator', name: 'operator of the server', role: 'administrator' };
