import { useId, useState } from 'react';
import { Button } from '../Button.tsx';
import { classesOf } from '../classesOf.ts';
import styles from './guidance.module.css';

const css = classesOf(styles);

/** Shorter is not a reason; the server asks for as much. */
const LEAST_LETTERS = 3;

export type ReasonFormProps = {
  label: string;
  /** Why nothing can be sent without a reason. */
  hint: string;
  send: string;
  onSend: (reason: string) => void;
};

/** A step that nobody may take without saying why. */
export function ReasonForm({ label, hint, send, onSend }: ReasonFormProps) {
  const id = useId();
  const [reason, setReason] = useState('');
  const isEnough = reason.trim().length >= LEAST_LETTERS;
  return (
    <div className={css('guidance')}>
      <label htmlFor={id}>{label}</label>
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
