import { type Actor, ActorSchema } from '@smart-triage/shared/domain/role';

/** Which vehicle this tablet was last let in as, so that it starts without a link. Neither a right to anything nor patient data. */
export type LastActor = {
  get: () => Actor | null;
  set: (actor: Actor | null) => void;
};

const KEY = 'smart-triage.last-actor';

export function storedLastActor(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): LastActor {
  return {
    get: () => {
      const kept = ActorSchema.safeParse(jsonOf(storage.getItem(KEY)));
      return kept.success ? kept.data : null;
    },
    set: (actor) => {
      if (actor) storage.setItem(KEY, JSON.stringify(actor));
      else storage.removeItem(KEY);
    },
  };
}

function jsonOf(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null');
  } catch {
    return null;
  }
}
