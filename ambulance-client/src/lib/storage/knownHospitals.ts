import { type Hospital, HospitalSchema } from '@smart-triage/shared/domain/hospital';

/** The hospitals of the region as the server last named them, so that a crew without a link can say where it drives. No patient data. */
export type KnownHospitals = {
  get: () => readonly Hospital[];
  set: (hospitals: readonly Hospital[]) => void;
};

const KEY = 'smart-triage.hospitals';

export function storedHospitals(storage: Pick<Storage, 'getItem' | 'setItem'>): KnownHospitals {
  let known = listIn(storage.getItem(KEY));
  return {
    get: () => known,
    set: (hospitals) => {
      known = hospitals;
      storage.setItem(KEY, JSON.stringify(hospitals));
    },
  };
}

function listIn(text: string | null): readonly Hospital[] {
  try {
    return HospitalSchema.array().parse(JSON.parse(text ?? '[]'));
  } catch {
    return [];
  }
}
