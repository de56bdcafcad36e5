import type { Readable } from '@smart-triage/shared/client/store';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { useTranslation } from 'react-i18next';
import type { OutboxState } from '../../lib/outbox/outbox.ts';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { whoseChanges } from './whoseChanges.ts';

export type RefusedChangesProps = {
  outbox: Readable<OutboxState>;
  /** On the screen; `null` on the start screen. */
  caseId: CaseId | null;
  onDismiss: () => void;
};

/** What the server will never take, in view until somebody has read it: an entry must not vanish in silence, nor be entered again for another patient. */
export function RefusedChanges({ outbox, caseId, onDismiss }: RefusedChangesProps) {
  const { t } = useTranslation();
  const { refused } = useSnapshot(outbox);
  const named = whoseChanges(
    refused.map(({ item }) => item),
    caseId,
  );
  const first = refused.find(({ item }) => named?.shown.includes(item));
  if (!named || !first) return null;
  const { whose, shown, kinds } = named;
  return (
    <ErrorNotice
      title={t(`refused.${whose}.title`, { count: shown.length })}
      code={first.code}
      action={<Button onClick={onDismiss}>{t('refused.dismiss')}</Button>}
    >
      {t(`refused.${whose}.explanation`, { what: kinds.map((kind) => t(kind)).join(', ') })}
    </ErrorNotice>
  );
}
