import type { Actor } from '@smart-triage/shared/domain/role';
import type { MediaSource, ProducerInfo } from '@smart-triage/shared/protocol/media';
import { describe, expect, it } from 'vitest';
import { type Participant, viewersOf } from './viewers.ts';

const crew: Actor = { id: 'tablet', name: 'Ambulance', role: 'paramedic' };
const doctor: Actor = { id: 'doctor', name: 'Dr. A', role: 'cardiologist' };

function participant(actor: Actor, sends: MediaSource[], receives: string[]): Participant {
  const producers = sends.map((source): ProducerInfo => ({
    producerId: source,
    source,
    kind: source === 'camera' ? 'video' : 'audio',
    owner: actor,
    paused: false,
    limit: 'none',
  }));
  return { actor, producers: () => producers, receiving: () => new Set(receives) };
}

describe('who gets what of an ambulance', () => {
  it('[CO7] is said for each person once, picture and sound apart', () => {
    const room = [
      participant(crew, ['camera', 'microphone'], ['talkback']),
      participant(doctor, ['talkback'], ['microphone']),
      participant(doctor, [], ['camera']),
      participant({ ...doctor, id: 'other', name: 'Dr. B' }, [], []),
    ];
    expect(viewersOf(room)).toMatchObject([
      { person: doctor, getsPicture: true, getsSound: true },
      { person: { name: 'Dr. B' }, getsPicture: false, getsSound: false },
    ]);
  });

  it('does not count the voice of a colleague as the sound of the ambulance', () => {
    const room = [
      participant(doctor, ['talkback'], []),
      participant({ ...doctor, id: 'b' }, [], ['talkback']),
    ];
    expect(viewersOf(room).some(({ getsSound }) => getsSound)).toBe(false);
  });
});
