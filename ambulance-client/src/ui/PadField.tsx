import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { type NumberLimits, readNumber } from '@smart-triage/shared/ui/numberEntry.ts';
import { useNumberWords } from '@smart-triage/shared/ui/useNumberWords.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberPad } from './NumberPad.tsx';
import styles from './PadField.module.css';
import { afterKey, withoutOpenDecimal } from './padText.ts';

export type PadFieldProps = {
  label: string;
  unit: string;
  limits: NumberLimits;
  /** What is recorded; `null` is not known. */
  value: number | null;
  onChange: (value: number | null) => void;
  disabled?: boolean;
};

/** One number with its keys. It is recorded by a press of its own, so that "5" on the way to "58" never is; a rare one by a second press, after it was asked about. */
export function PadField({ label, unit, limits, value, onChange, disabled = false }: PadFieldProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const [isAsked, setIsAsked] = useState(false);
  const entry = readNumber(withoutOpenDecimal(draft ?? ''), limits);
  const recorded = value === null ? t('pad.notKnown') : format.number(value, limits.decimals);
  const { range, usual, question } = useNumberWords(limits, unit);
  const hint = t('pad.usual', { usual });
  const doubt = entry.kind === 'accepted' ? question(entry.value) : null;
  const note = {
    empty: hint,
    refused: t('pad.outOfRange', { range }),
    accepted: doubt ?? hint,
  }[entry.kind];
  return (
    <div className={styles['field']} role="group" aria-label={label}>
      <p className={styles['head']}>
        <span className={styles['label']}>{label}</span>
        <span className={styles['value']} data-known={draft !== null || value !== null}>
          <output aria-label={label}>{draft ?? recorded}</output>
          {(draft !== null || value !== null) && <span className={styles['unit']}> {unit}</span>}
        </span>
      </p>
      <NumberPad
        label={t('pad.keysFor', { field: label })}
        decimals={limits.decimals > 0}
        disabled={disabled}
        onKey={(key) => {
          const next = afterKey(draft ?? '', key);
          setDraft(next === '' ? null : next);
          setIsAsked(false);
        }}
      >
        <Button
          onClick={() => {
            setDraft(null);
            if (value !== null) onChange(null);
          }}
        >
          {t('pad.notKnown')}
        </Button>
        <Button
          variant={entry.kind === 'accepted' ? 'primary' : 'quiet'}
          onClick={() => {
            if (entry.kind !== 'accepted' || disabled) return;
            if (doubt !== null && !isAsked) {
              setIsAsked(true);
              return;
            }
            onChange(entry.value);
            setDraft(null);
            setIsAsked(false);
          }}
        >
          {t(isAsked ? 'pad.confirm' : 'pad.record')}
        </Button>
      </NumberPad>
      <p className={styles['note']} role={isAsked ? 'alert' : 'status'} data-asked={isAsked}>
        {note}
      </p>
    </div>
  );
}
