import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../Button.tsx';
import { classesOf } from '../classesOf.ts';
import styles from './guidance.module.css';

const css = classesOf(styles);

/** Shorter is not a reason; the server asks for as much. */
const LEAST_LETTERS = 3;

/** A person knows better than the rules, and says why. */
export function OverruleForm({ onOverrule }: { onOverrule: (reason: string) => void }) {
  const { t } = useTranslation('shared');
  const id = useId();
  const [reason, setReason] = useState('');
  const isEnough = reason.trim().length >= LEAST_LETTERS;
  return (
    <div className={css('guidance')}>
      <label htmlFor={id}>{t('driveNow.reason')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={500}
        value={reason}
        onChange={({ target }) => {
          setReason(target.value);
        }}
      />
      <Button
        variant="danger"
        {...(isEnough ? {} : { refusal: t('driveNow.reasonHint') })}
        onClick={() => {
          onOverrule(reason.trim());
        }}
      >
        {t('driveNow.sendOverrule')}
      </Button>
    </div>
  );
}
