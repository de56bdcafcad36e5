/** Every way in which a request can fail. The closed set is what clients translate into a title, an explanation and a button. */
export const ErrorCode = {
  /** The message does not have the agreed form; `details` names the field and the limit. */
  Invalid: 'invalid',
  /** The client speaks an older protocol than the server still accepts. Reload the page. */
  VersionTooOld: 'version-too-old',
  /** The client speaks a newer protocol than the server knows. The server has to be updated. */
  VersionTooNew: 'version-too-new',
  /** No valid sign-in or pairing came with the session. */
  NotSignedIn: 'not-signed-in',
  /** An administrator took this tablet back: it speaks for no ambulance until it is paired anew. */
  TabletRevoked: 'tablet-revoked',
  /** Right so far, but this account or this act also asks for the code of a second factor. */
  SecondFactorNeeded: 'second-factor-needed',
  /** Right so far, but the password is one that an administrator made: it is good once, to choose one's own. */
  PasswordToChoose: 'password-to-choose',
  /** Signed in, but this role may not do this here. */
  NotPermitted: 'not-permitted',
  /** The case, stream, transport, producer or consumer does not exist (any more). */
  NotFound: 'not-found',
  /** The case machine does not allow this step from the state that the case is in. */
  NotAllowedNow: 'not-allowed-now',
  /** A decision was recorded after the one that the sender had on the screen. */
  Superseded: 'superseded',
  /** Somebody else has this consult; the case says who. */
  Taken: 'taken',
  /** The same requestId came with other content. */
  RequestIdReused: 'request-id-reused',
  /** Too many requests, or more transports, producers or consumers than one peer may have. */
  TooMany: 'too-many',
  /** The media worker died or is restarting; media come back with a new epoch. */
  MediaUnavailable: 'media-unavailable',
  /** The database did not take the change. Nothing was acknowledged. */
  StoreUnavailable: 'store-unavailable',
  /** No reply came in time. The request may or may not have been carried out. */
  TimedOut: 'timed-out',
  /** The link went away before the reply. The request may or may not have been carried out. */
  Disconnected: 'disconnected',
  /** A fault of ours. Its text stays on the server. */
  Internal: 'internal',
} as const;
export type ErrorCode = (typeof ErrorCode)[keyof typeof ErrorCode];

/**
 * Whether the server certainly did not do what was asked (`refused`: repeating it unchanged cannot help) or may have done it
 * (`ambiguous`: repeat it, with the same requestId only) or certainly did not and may later (`transient`).
 */
export const FailureClass = { Refused: 'refused', Transient: 'transient', Ambiguous: 'ambiguous' } as const;
export type FailureClass = (typeof FailureClass)[keyof typeof FailureClass];

/** Total by type, so that a new code does not compile until someone has decided whether it may be repeated. */
export const FAILURE_CLASS: Record<ErrorCode, FailureClass> = {
  invalid: 'refused',
  'version-too-old': 'refused',
  'version-too-new': 'refused',
  'not-signed-in': 'refused',
  'tablet-revoked': 'refused',
  'second-factor-needed': 'refused',
  'password-to-choose': 'refused',
  'not-permitted': 'refused',
  'not-found': 'refused',
  'not-allowed-now': 'refused',
  superseded: 'refused',
  taken: 'refused',
  'request-id-reused': 'refused',
  'too-many': 'transient',
  'media-unavailable': 'transient',
  'store-unavailable': 'transient',
  'timed-out': 'ambiguous',
  disconnected: 'ambiguous',
  internal: 'ambiguous',
};
