import { useState } from 'react';
import { Button } from '../Button.tsx';
import { classesOf } from '../classesOf.ts';
import { NOTHING_SAID, saidText } from '../said.ts';
import { SayField } from '../SayField.tsx';
import styles from './guidance.module.css';

const css = classesOf(styles);

export type ReasonFormProps = {
  label: string;
  /** Usual reasons, to tap; none where people sit at a keyboard. */
  choices?: readonly string[];
  /** Why nothing can be sent without a reason. */
  hint: string;
  send: string;
  /** As many letters as the server asks for: shorter is not a reason. */
  least?: number;
  most?: number;
  /** Why it cannot be sent now, whatever was written. */
  refusal?: string | undefined;
  onSend: (reason: string) => void;
};

/** A step that nobody may take without saying why. */
export function ReasonForm({
  label,
  choices = [],
  hint,
  send,
  least = 3,
  most = 500,
  refusal,
  onSend,
}: ReasonFormProps) {
  const [said, setSaid] = useState(NOTHING_SAID);
  const reason = saidText(choices, said);
  return (
    <div className={css('guidance')}>
      <SayField label={label} choices={choices} said={said} onChange={setSaid} most={most} />
      <Button
        variant="danger"
        mayBeRefused
        refusal={refusal ?? (reason.length >= least ? undefined : hint)}
        onClick={() => {
          onSend(reason);
        }}
      >
        {send}
      </Button>
    </div>
  );
}
