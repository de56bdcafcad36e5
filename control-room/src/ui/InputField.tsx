import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useId } from 'react';
import styles from './InputField.module.css';

const css = classesOf(styles);

type InputFieldProps = { name: string; type: 'text' | 'password'; autoComplete: string; label: string };

/** One line of a form that has to be filled in. */
export function InputField({ label, ...input }: InputFieldProps) {
  const id = useId();
  return (
    <div className={css('field')}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className={css('input')} required {...input} />
    </div>
  );
}
