import type { Readable } from '@smart-triage/shared/client/store';
import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { useTranslation } from 'react-i18next';
import type { OutboxState } from '../../lib/outbox/outbox.ts';
import { useSnapshot } from '../../lib/useSnapshot.ts';

export type RefusedChangesProps = { outbox: Readable<OutboxState>; onDismiss: () => void };

/** What the server will never take, in view until somebody has read it: an entry must not vanish in silence. */
export function RefusedChanges({ outbox, onDismiss }: RefusedChangesProps) {
  const { t } = useTranslation();
  const { refused } = useSnapshot(outbox);
  const [first] = refused;
  if (!first) return null;
  const names = [...new Set(refused.map(({ item }) => t(`refused.what.${item.name.replace(':', '-')}`)))];
  return (
    <ErrorNotice
      title={t('refused.title', { count: refused.length })}
      code={first.code}
      action={<Button onClick={onDismiss}>{t('refused.dismiss')}</Button>}
    >
      {t('refused.explanation', { what: names.join(', ') })}
    </ErrorNotice>
  );
}
