import { z } from 'zod';
import { ActorSchema } from '../domain/role.ts';
import { InstantSchema } from '../time/instant.ts';

/**
 * The HTTP side of getting in. A page keeps the access token in memory only; what survives a reload is an HttpOnly cookie that no script can read, and that is
 * good for nothing but a new access token.
 */
export const SIGN_IN_PATH = '/api/v1/sign-in';
export const PAIRING_PATH = '/api/v1/pairings';
export const TOKEN_PATH = '/api/v1/token';
export const SIGN_OUT_PATH = '/api/v1/sign-out';
/** [ID9] Whoever has an account of this server changes its password. */
export const PASSWORD_PATH = '/api/v1/password';
/** Which ways in there are, before anybody has signed in. */
export const SIGN_IN_OPTIONS_PATH = '/api/v1/sign-in/options';
/** Opened by the browser itself: leads to the organisation's own sign-in, and back to `PROVIDER_RETURN_PATH`. */
export const PROVIDER_PATH = '/api/v1/sign-in/provider';
export const PROVIDER_RETURN_PATH = '/api/v1/sign-in/provider/return';
/** Where the control room's page is told that the provider's way ended in a refusal; an `ErrorCode` follows. */
export const REFUSED_HASH = '#/sign-in-refused/';

export const SignInOptionsSchema = z.strictObject({
  /** What the organisation's own sign-in is called; `null` where there is none. */
  provider: z.string().min(1).max(40).nullable(),
});

/** Which page asks: a tablet and a control room in one browser keep apart. */
export const SeatSchema = z.enum(['tablet', 'control-room']);
export type Seat = z.infer<typeof SeatSchema>;

/** Of what people choose themselves: OWASP ASVS 5.0 (6.2.1) asks for eight and recommends fifteen; beside a second factor, twelve. */
export const SHORTEST_PASSWORD = 12;
const ChosenPasswordSchema = z.string().min(SHORTEST_PASSWORD).max(256);

export const SignInRequestSchema = z.strictObject({
  account: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(256),
  /** The six digits of this moment, for an account with a second factor. */
  code: z
    .string()
    .regex(/^\d{6}$/)
    .exactOptional(),
  /** [ID12] In the place of the password that was made for the person. */
  newPassword: ChosenPasswordSchema.exactOptional(),
});
export type SignInRequest = z.infer<typeof SignInRequestSchema>;

/** The public half of a tablet's key (ECDSA P-256). The private half never leaves the tablet's browser, and no script can read it. */
export const TabletKeySchema = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[\w-]{43}$/),
  y: z.string().regex(/^[\w-]{43}$/),
});
export type TabletKey = z.infer<typeof TabletKeySchema>;

/** The code that pairs a tablet once, as an administrator (or the demo's start) gives it out. */
export const PairingRequestSchema = z.strictObject({
  code: z.string().trim().min(4).max(32),
  key: TabletKeySchema,
});
export const SeatRequestSchema = z.strictObject({ seat: SeatSchema });
/** [ID10] `isUsed`: the person did something on the page since it last asked. A page that only stays open does not keep somebody signed in. */
export const TokenRequestSchema = z.strictObject({
  seat: SeatSchema,
  isUsed: z.boolean().exactOptional(),
});

export const PasswordChangeSchema = z.strictObject({
  password: SignInRequestSchema.shape.password,
  code: SignInRequestSchema.shape.code,
  newPassword: ChosenPasswordSchema,
});
export type PasswordChange = z.infer<typeof PasswordChangeSchema>;

/** What a sign-out is answered with. */
export const SignedOutSchema = z.strictObject({
  /** Where the page goes, so that the organisation's provider ends its own sign-in as well; `null` when there is none. */
  leaveBy: z.string().max(4096).nullable(),
});

/** What a tablet signs to prove its key: the server's challenge, and which token it goes with. */
export function proofText(challenge: string, token: string): string {
  return `smart-triage tablet ${challenge} ${token}`;
}

export const AccessSchema = z.strictObject({
  accessToken: z.string().min(1).max(4096),
  expiresAt: InstantSchema,
  actor: ActorSchema,
  /** Whether the person has a password here that they can change. */
  hasPassword: z.boolean().exactOptional(),
  /** [ID10] How long without use until the person has to sign in anew; absent where nothing ends for rest. */
  idleLimitMs: z.number().min(0).exactOptional(),
});
export type Access = z.infer<typeof AccessSchema>;

/** RFC 9457, as every refused HTTP request is answered. `code` is an `ErrorCode`. */
export const ProblemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string().optional(),
});
