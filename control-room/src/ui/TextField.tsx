import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useId } from 'react';
import styles from './TextField.module.css';

const css = classesOf(styles);

type TextFieldProps = { label: string; value: string; maxLength: number; onChange: (value: string) => void };

export function TextField({ label, value, maxLength, onChange }: TextFieldProps) {
  const id = useId();
  return (
    <div className={css('text')}>
      <label className={css('label')} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={css('textarea')}
        rows={2}
        value={value}
        maxLength={maxLength}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
    </div>
  );
}
