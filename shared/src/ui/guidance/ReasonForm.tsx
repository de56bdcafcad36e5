import { useId, useState } from 'react';
import { Button } from '../Button.tsx';
import { classesOf } from '../classesOf.ts';
import styles from './guidance.module.css';

const css = classesOf(styles);

export type ReasonFormProps = {
  label: string;
  /** Why nothing can be sent without a reason. */
  hint: string;
  send: string;
  /** As many letters as the server asks for: shorter is not a reason. */
  least?: number;
  most?: number;
  onSend: (reason: string) => void;
};

/** A step that nobody may take without saying why. */
export function ReasonForm({ label, hint, send, least = 3, most = 500, onSend }: ReasonFormProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const isEnough = reason.trim().length >= least;
  return (
    <div className={css('guidance')}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={most}
        value={reason}
        onChange={({ target }) => {
          setReason(target.value);
        }}
      />
      <Button
        variant="danger"
        {...(isEnough ? {} : { refusal: hint })}
        onClick={() => {
          onSend(reason.trim());
        }}
      >
        {send}
      </Button>
    </div>
  );
}
