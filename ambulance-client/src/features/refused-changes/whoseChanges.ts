import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { OutboxItem } from '../../lib/outbox/outboxItem.ts';

type NamedChanges = {
  readonly whose: 'own' | 'earlier';
  readonly shown: readonly OutboxItem[];
  /** What they are, each kind once, as keys of the catalogue. */
  readonly kinds: readonly string[];
};

/** Those of the case on the screen, and only where it has none those of earlier ones: what is of another patient is never read as of this one. */
export function whoseChanges(items: readonly OutboxItem[], caseId: CaseId | null): NamedChanges | null {
  const own = items.filter(({ input }) => input.caseId === caseId);
  const shown = own.length > 0 ? own : items;
  if (shown.length === 0) return null;
  const kinds = new Set(shown.map(({ name }) => `refused.what.${name.replace(':', '-')}`));
  return { whose: own.length > 0 ? 'own' : 'earlier', shown, kinds: [...kinds] };
}
