import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { classesOf } from './classesOf.ts';
import { useFormat } from './i18n/useFormat.ts';
import styles from './NumberField.module.css';
import { type NumberEntry, type NumberLimits, readNumber } from './numberEntry.ts';
import { type NumberWords, useNumberWords } from './useNumberWords.ts';

const css = classesOf(styles);

export type NumberFieldProps = Omit<NumberLimits, 'decimals'> & {
  label: string;
  unit: string;
  /** What is recorded; `null` is not known. */
  value: number | null;
  /** Called when the field is left or Enter is pressed with a valid or empty text, so that "1" on the way to "120" is never recorded. */
  onChange: (value: number | null) => void;
  decimals?: number;
  disabled?: boolean;
};

/** A number with its unit. What cannot be right is refused in words and stays as it was typed, for the hand to correct. */
export function NumberField({ label, unit, value, onChange, disabled = false, ...rest }: NumberFieldProps) {
  const limits = { ...rest, decimals: rest.decimals ?? 0 };
  const id = useId();
  const format = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const [isEditing, setIsEditing] = useState(false);
  const entry = draft === null ? null : readNumber(draft, limits);
  const words = useWords(limits, unit);
  const note = noteOf(isEditing ? null : entry, value, words);

  const commit = () => {
    setIsEditing(false);
    if (!entry || entry.kind === 'refused') return;
    const entered = entry.kind === 'empty' ? null : entry.value;
    if (entered !== value) onChange(entered);
    setDraft(null);
  };
  const shown = value === null ? '' : format.number(value, limits.decimals);
  return (
    <div className={css('field')}>
      <label className={css('label')} htmlFor={id}>
        {label}
      </label>
      <div className={css('entry', note?.isRefusal && 'refused')}>
        <input
          id={id}
          className={css('input')}
          inputMode={limits.decimals > 0 ? 'decimal' : 'numeric'}
          autoComplete="off"
          disabled={disabled}
          value={draft ?? shown}
          aria-invalid={note?.isRefusal ?? false}
          aria-describedby={`${id}-unit ${id}-note`}
          onChange={(event) => {
            setDraft(event.target.value);
            setIsEditing(true);
          }}
          onBlur={commit}
          onKeyDown={(event: KeyboardEvent) => {
            if (event.key === 'Enter') commit();
          }}
        />
        <span id={`${id}-unit`} className={css('unit')}>
          {unit}
        </span>
      </div>
      <p id={`${id}-note`} className={css('note', note && 'raised')} role="status">
        {note?.text ?? words.range}
      </p>
    </div>
  );
}

type Note = { text: string; isRefusal: boolean };

function noteOf(entry: NumberEntry | null, value: number | null, words: Words): Note | null {
  if (entry?.kind === 'refused') return { isRefusal: true, text: words.refusal[entry.because] };
  const question = value === null ? null : words.question(value);
  return question === null ? null : { isRefusal: false, text: question };
}

type Words = NumberWords & {
  refusal: Record<Extract<NumberEntry, { kind: 'refused' }>['because'], string>;
};

function useWords(limits: NumberLimits, unit: string): Words {
  const { t } = useTranslation('shared');
  const words = useNumberWords(limits, unit);
  const { range } = words;
  const { decimals } = limits;
  return {
    ...words,
    refusal: {
      'not-a-number': t('number.notNumber'),
      'out-of-range': t('number.outOfRange', { range }),
      'too-many-decimals': t('number.decimals', { count: decimals }),
    },
  };
}
