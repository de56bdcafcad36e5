import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import { createRepeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';
import type { NoteWriting } from './EcgNotes.tsx';
import type { MeasureByHand } from './HandMeasurements.tsx';

type EcgWriting = { notes: NoteWriting; measure: MeasureByHand };

type EcgWritingOptions = { signaling: Signaling; caseId: CaseId; newRequestId: () => RequestId };

/** What people write on the trace. Each rejects when it is not stored, so that whoever typed it still has it; the very same again is the same request. */
export function createEcgWriting({ signaling, caseId, newRequestId }: EcgWritingOptions): EcgWriting {
  const writeOnce = createRepeatable(newRequestId);
  const withdrawOnce = createRepeatable(newRequestId);
  const measureOnce = createRepeatable(newRequestId);
  return {
    notes: {
      write: async (note) => {
        await writeOnce(
          (requestId) => signaling.request('ecg:note', { requestId, caseId, note }),
          JSON.stringify(note),
        );
      },
      withdraw: async (note) => {
        await withdrawOnce(
          (requestId) => signaling.request('ecg:withdraw-note', { requestId, caseId, note }),
          String(note),
        );
      },
    },
    measure: async (measurement) => {
      await measureOnce(
        (requestId) => signaling.request('ecg:measure', { requestId, caseId, measurement }),
        JSON.stringify(measurement),
      );
    },
  };
}
