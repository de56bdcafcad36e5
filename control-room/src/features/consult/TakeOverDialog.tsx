import type { Actor } from '@smart-triage/shared/domain/role';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SendButton } from '../../ui/SendButton.tsx';

type TakeOverDialogProps = {
  from: Actor;
  /** Why the last try was not stored; the reason is still there. */
  failure: ErrorCode | null;
  onTake: (reason: string) => Promise<boolean>;
  onClose: () => void;
};

/** [CO3] Over the head of a colleague only with a reason, which stands in the log. */
export function TakeOverDialog({ from, failure, onTake, onClose }: TakeOverDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const isReady = reason.trim().length >= 3;
  const take = async (): Promise<void> => {
    if (await onTake(reason.trim())) onClose();
  };
  return (
    <Dialog
      title={t('consult.takeOverFrom', { name: from.name })}
      onClose={onClose}
      actions={
        <SendButton
          variant="primary"
          refusal={isReady ? undefined : t('consult.reasonFirst')}
          onClick={() => void take()}
        >
          {t('consult.takeOver')}
        </SendButton>
      }
    >
      {failure !== null && <Failure code={failure} />}
      <TextField label={t('consult.reason')} value={reason} maxLength={200} onChange={setReason} />
    </Dialog>
  );
}
