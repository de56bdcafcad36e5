import type { CaseId } from '@smart-triage/shared/domain/ids';
import { useEffect } from 'react';
import type { ConsultActions } from './consultActions.ts';
import type { OwnRing } from './ringing.ts';

/** [CO2] Tells the server that the ringing stands on a visible page: now, or when the page comes into view. */
export function useSeen(rings: readonly OwnRing[], actions: ConsultActions): void {
  const unseen = rings.filter(({ ring }) => ring.seenAt === null).map(({ state }) => state.caseId);
  const key = unseen.join();
  useEffect(() => {
    if (key === '') return undefined;
    const tell = (): void => {
      if (document.visibilityState !== 'visible') return;
      for (const caseId of key.split(',')) void actions.seen(caseId as CaseId);
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => {
      document.removeEventListener('visibilitychange', tell);
    };
  }, [key, actions]);
}
