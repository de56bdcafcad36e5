import { PatientNumberSchema, type RecordBasis } from '@smart-triage/shared/domain/hospitalRecord';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import { SendHold } from '../../ui/SendHold.tsx';
import styles from './HospitalRecord.module.css';
import type { RecordModel, RecordSnapshot } from './recordModel.ts';

const css = classesOf(styles);

type OpenDialogProps = {
  basis: RecordBasis;
  source: string;
  model: RecordModel;
  snapshot: RecordSnapshot;
  onClose: () => void;
};

/** The shortest reason that says something (`hospital-record:break-glass`). */
const MIN_REASON = 10;

/** The number by which the hospital knows the patient; in an emergency also why, held for a second. Nothing typed here is kept. */
export function OpenDialog({ basis, source, model, snapshot, onClose }: OpenDialogProps) {
  const { t } = useTranslation();
  const [number, setNumber] = useState('');
  const [reason, setReason] = useState('');
  const isNumber = PatientNumberSchema.safeParse(number).success;
  const isEmergency = basis === 'break-glass';
  const missing = !isNumber
    ? t(`record.number${number === '' ? 'First' : 'Wrong'}`)
    : isEmergency && reason.trim().length < MIN_REASON
      ? t('glass.hint', { count: MIN_REASON })
      : undefined;
  const isReady = missing === undefined && !snapshot.isBusy;
  const ask = async (): Promise<void> => {
    const done = isEmergency ? await model.breakGlass(number, reason.trim()) : await model.open(number);
    if (done) onClose();
  };
  return (
    <Dialog
      title={t(isEmergency ? 'record.breakGlassTitle' : 'record.openTitle', { source })}
      onClose={onClose}
      actions={
        isEmergency ? (
          <>
            <p className={css('missing')} role="status">
              {missing}
            </p>
            <SendHold variant="danger" disabled={!isReady} onConfirm={() => void ask()}>
              {t('record.breakGlassHold')}
            </SendHold>
          </>
        ) : (
          <SendButton
            variant="primary"
            refusal={missing}
            aria-busy={snapshot.isBusy}
            onClick={() => void (isReady && ask())}
          >
            {t('record.ask')}
          </SendButton>
        )
      }
    >
      <div className={css('fields')}>
        {snapshot.failure !== null && <Failure code={snapshot.failure} />}
        {snapshot.failure === ErrorCode.SecondFactorNeeded && <p>{t('record.secondFactor')}</p>}
        {snapshot.isBusy && <p role="status">{t('record.asking', { source })}</p>}
        <NumberField value={number} onChange={setNumber} />
        {isEmergency && (
          <>
            <p className={css('warning')}>{t('record.breakGlassText')}</p>
            <TextField
              label={t('record.breakGlassReason')}
              value={reason}
              maxLength={300}
              onChange={setReason}
            />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Never remembered by the browser: it is the patient's. */
function NumberField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div className={css('number')}>
      <label htmlFor={id}>{t('record.number')}</label>
      <input
        id={id}
        value={value}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        maxLength={40}
        onChange={({ target }) => {
          onChange(target.value.trim());
        }}
      />
    </div>
  );
}
