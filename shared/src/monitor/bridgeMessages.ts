import { z } from 'zod';
import { LeadSchema } from '../domain/ecgStream.ts';
import { VitalsSchema } from '../domain/vitals.ts';
import { ECG_LIMITS } from '../ecg/limits.ts';
import { InstantSchema } from '../time/instant.ts';

/** The WebSocket subprotocol of version 1. Both sides name it, so that another version is refused before anything is said. docs/monitor-bridge.md describes it for who builds a gateway. */
export const BRIDGE_SUBPROTOCOL = 'smart-triage-monitor-1';

/** Close codes of the range that RFC 6455 leaves to applications. After `wrongKey` and `notUnderstood`, trying again changes nothing. */
export const BRIDGE_CLOSE = { notUnderstood: 4400, wrongKey: 4401, replaced: 4409 } as const;

/** The bridge says something at least this often, so that silence means that it, or the network, is gone. */
export const BRIDGE_ALIVE_EVERY_MS = 1000;
/** A bridge keeps at least this much for a tablet whose network failed for a moment. */
export const BRIDGE_KEEPS_MS = 60_000;

const SessionSchema = z.uuid();
const SeqSchema = z.int().min(0);

/** [MB1] What a tablet says first, and all that it ever says. */
export const HelloSchema = z.strictObject({
  type: z.literal('hello'),
  /** Shared by the fleet and its gateways; absent where the gateway asks for none. */
  key: z.string().min(1).max(200).exactOptional(),
  /** [MB4] The last chunk that this tablet has, to go on after it. */
  resume: z.strictObject({ session: SessionSchema, seq: SeqSchema }).nullable(),
});
export type Hello = z.infer<typeof HelloSchema>;

const WelcomeSchema = z.strictObject({
  type: z.literal('welcome'),
  /** What it is called on the screen: make and number of the device, never a patient. */
  device: z.string().trim().min(1).max(60),
  /** [MB6] `replay`: what comes was not measured now. A tablet never shows it as a monitor's. */
  origin: z.enum(['patient', 'replay']),
  /** A new one whenever `seq` starts anew: another start of the gateway, or another patient. */
  session: SessionSchema,
});
export type Welcome = z.infer<typeof WelcomeSchema>;

/** [MB3] A piece of ECG: the same number of samples for each lead, one after another without a hole within a session and between two `ecg-ended`. */
const EcgChunkSchema = z
  .strictObject({
    type: z.literal('ecg'),
    seq: SeqSchema,
    /** When its first sample was taken, on the bridge's clock. */
    at: InstantSchema,
    rateHz: z.int().min(ECG_LIMITS.rateHz.min).max(ECG_LIMITS.rateHz.max),
    lsbNv: z.int().min(ECG_LIMITS.lsbNv.min).max(ECG_LIMITS.lsbNv.max),
    leads: z.array(LeadSchema).min(ECG_LIMITS.leads.min).max(ECG_LIMITS.leads.max),
    /** By lead. `null`: nothing was measured at this instant, an electrode being off; never a zero. */
    samples: z
      .array(
        z
          .array(z.int().min(-32_767).max(32_767).nullable())
          .min(ECG_LIMITS.samplesPerFrame.min)
          .max(ECG_LIMITS.samplesPerFrame.max),
      )
      .max(ECG_LIMITS.leads.max),
  })
  .refine(({ leads, samples }) => leads.length === samples.length, 'one list of samples for each lead')
  .refine(({ samples: [first, ...rest] }) => rest.every((lead) => lead.length === first?.length), {
    error: 'as many samples for each lead',
  });
export type EcgChunk = z.infer<typeof EcgChunkSchema>;

/** [MB2] Everything that a bridge says. */
export const BridgeMessageSchema = z.discriminatedUnion('type', [
  WelcomeSchema,
  EcgChunkSchema,
  /** No ECG is being measured any more: the cable was pulled, the monitor changed its mode. */
  z.strictObject({ type: z.literal('ecg-ended'), at: InstantSchema }),
  /** [MB5] What was measured at `at`, and only that: a pressure is said once, when it was taken. */
  z.strictObject({
    type: z.literal('vitals'),
    at: InstantSchema,
    values: VitalsSchema.refine((values) => Object.keys(values).length > 0, 'needs at least one value'),
  }),
  z.strictObject({ type: z.literal('alive'), at: InstantSchema }),
]);
export type BridgeMessage = z.infer<typeof BridgeMessageSchema>;

/** `null` for what is no message of this version. */
export function readBridgeMessage(text: unknown): BridgeMessage | null {
  return read(BridgeMessageSchema, text);
}

export function readHello(text: unknown): Hello | null {
  return read(HelloSchema, text);
}

function read<T>(schema: z.ZodType<T>, text: unknown): T | null {
  if (typeof text !== 'string') return null;
  try {
    return schema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    // Not even JSON: it is no message either, and both sides end the conversation for it.
    return null;
  }
}
