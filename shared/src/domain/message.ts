import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { ActorSchema } from './role.ts';

/** Written between crew and cardiologist, where the patient does not hear it. Part of the record. */
export const MESSAGE_LIMITS = { letters: 500, perCase: 200 } as const;

export const MessageTextSchema = z.string().trim().min(1).max(MESSAGE_LIMITS.letters);

/** `seq` is the event's, so that "read up to" has one meaning. */
export const MessageSchema = z.strictObject({
  seq: z.int().min(1),
  text: z.string(),
  by: ActorSchema,
  at: InstantSchema,
});
export type Message = z.infer<typeof MessageSchema>;

/** Up to which message each side has had on its screen; 0 for none. */
export const ReadThroughSchema = z.strictObject({ crew: z.int().min(0), desk: z.int().min(0) });
export type ReadThrough = z.infer<typeof ReadThroughSchema>;
export type MessageSide = keyof ReadThrough;

export function sideOf({ role }: Message['by']): MessageSide {
  return role === 'paramedic' ? 'crew' : 'desk';
}

type Correspondence = { readonly messages: readonly Message[]; readonly readThrough: ReadThrough };

/** What the other side wrote and this one has not had on its screen. */
export function unreadBy(side: MessageSide, { messages, readThrough }: Correspondence): Message[] {
  return messages.filter(({ by, seq }) => sideOf(by) !== side && seq > readThrough[side]);
}
