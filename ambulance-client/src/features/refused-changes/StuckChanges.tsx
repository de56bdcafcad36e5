import type { Readable } from '@smart-triage/shared/client/store';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { useTranslation } from 'react-i18next';
import type { OutboxState } from '../../lib/outbox/outbox.ts';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { whoseChanges } from './whoseChanges.ts';

type StuckChangesProps = {
  outbox: Readable<OutboxState>;
  /** On the screen; `null` on the start screen. */
  caseId: CaseId | null;
  onGiveUp: () => void;
};

/** [OB7] What the server fails at each time. Nobody may believe that it is stored, and nobody has to wait for it: whoever reads this can have it tried no more. */
export function StuckChanges({ outbox, caseId, onGiveUp }: StuckChangesProps) {
  const { t } = useTranslation();
  const { stuck } = useSnapshot(outbox);
  const named = whoseChanges(stuck, caseId);
  if (!named) return null;
  const { whose, shown, kinds } = named;
  const mayGiveUp = stuck.some(({ name }) => name !== 'case:open');
  return (
    <ErrorNotice
      title={t(`refused.stuck.${whose}.title`, { count: shown.length })}
      code={ErrorCode.Internal}
      action={mayGiveUp && <Button onClick={onGiveUp}>{t('refused.stuck.giveUp')}</Button>}
    >
      {t(`refused.stuck.${whose}.explanation`, { what: kinds.map((kind) => t(kind)).join(', ') })}
    </ErrorNotice>
  );
}
