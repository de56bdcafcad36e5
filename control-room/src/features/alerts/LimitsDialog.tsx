import {
  type AlertLimits,
  AlertLimitsSchema,
  DEFAULT_ALERT_LIMITS,
  type SignLimits,
  WATCHED_SIGNS,
  type WatchedSign,
} from '@smart-triage/shared/domain/alerts';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { VITAL_SIGNS } from '@smart-triage/shared/domain/vitals';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { NumberField } from '@smart-triage/shared/ui/NumberField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import styles from './AlertBar.module.css';

const css = classesOf(styles);
const FIELDS = ['crisisLow', 'low', 'high', 'crisisHigh'] as const satisfies (keyof SignLimits)[];

export type LimitsDialogProps = {
  limits: AlertLimits | null;
  isBusy: boolean;
  /** Why the last try was not stored; what was typed is still there. */
  failure: ErrorCode | null;
  /** `null`: the presets again. */
  onSave: (limits: AlertLimits | null) => void;
  onClose: () => void;
};

/** The limits of this patient: an empty field is no limit. */
export function LimitsDialog({ limits, isBusy, failure, onSave, onClose }: LimitsDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(limits ?? DEFAULT_ALERT_LIMITS);
  const isPossible = AlertLimitsSchema.safeParse(draft).success;
  return (
    <Dialog
      title={t('alerts.limits')}
      onClose={onClose}
      actions={
        <>
          <SendButton
            onClick={() => {
              onSave(null);
            }}
          >
            {t('alerts.presets')}
          </SendButton>
          <SendButton
            variant="primary"
            aria-busy={isBusy}
            refusal={isPossible ? undefined : t('alerts.crossed')}
            onClick={() => {
              onSave(draft);
            }}
          >
            {t('alerts.save')}
          </SendButton>
        </>
      }
    >
      {failure !== null && <Failure code={failure} />}
      {WATCHED_SIGNS.map((sign) => (
        <SignFields
          key={sign}
          sign={sign}
          limits={draft[sign]}
          onChange={(changed) => {
            setDraft({ ...draft, [sign]: changed });
          }}
        />
      ))}
    </Dialog>
  );
}

type SignFieldsProps = { sign: WatchedSign; limits: SignLimits; onChange: (limits: SignLimits) => void };

function SignFields({ sign, limits, onChange }: SignFieldsProps) {
  const { t } = useTranslation();
  const { unit, schema } = VITAL_SIGNS[sign];
  const [min, max] = [schema.minValue ?? 0, schema.maxValue ?? 0];
  return (
    <fieldset className={css('limits')}>
      <legend>{t(`alerts.sign.${sign}`)}</legend>
      {FIELDS.map((field) => (
        <NumberField
          key={field}
          label={t(`alerts.field.${field}`)}
          unit={unit}
          min={min}
          max={max}
          value={limits[field]}
          onChange={(value) => {
            onChange({ ...limits, [field]: value });
          }}
        />
      ))}
    </fieldset>
  );
}
