import type { Actor } from '@smart-triage/shared/domain/role';
import type { MediaSource, ProducerInfo, Viewer } from '@smart-triage/shared/protocol/media';

/** What one participant sends, and the ids of the streams that it receives now. */
export type Participant = {
  actor: Actor;
  producers: () => ProducerInfo[];
  receiving: () => ReadonlySet<string>;
};

/** [CO7] Who gets the picture and the sound of the ambulance now: one line for each person, however many pages they have open. */
export function viewersOf(participants: readonly Participant[]): Viewer[] {
  const sent = participants.flatMap(({ producers }) => producers());
  const idsOf = (source: MediaSource): string[] =>
    sent.filter((producer) => producer.source === source).map(({ producerId }) => producerId);
  const [cameras, microphones] = [idsOf('camera'), idsOf('microphone')];
  const viewers = new Map<string, Viewer>();
  for (const { actor, receiving } of participants) {
    if (actor.role === 'paramedic') continue;
    const received = receiving();
    const known = viewers.get(actor.id);
    viewers.set(actor.id, {
      person: actor,
      getsPicture: (known?.getsPicture ?? false) || cameras.some((id) => received.has(id)),
      getsSound: (known?.getsSound ?? false) || microphones.some((id) => received.has(id)),
    });
  }
  return [...viewers.values()];
}
