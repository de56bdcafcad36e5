/** Raised whenever a message changes its form. The server accepts this version and the one before. */
export const PROTOCOL_VERSION = 1;

/** [HS2] A server update must not strand a tablet that is on the road: one version back is still spoken. */
export const OLDEST_ACCEPTED_VERSION = 1;
