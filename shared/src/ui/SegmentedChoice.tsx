import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classesOf } from './classesOf.ts';
import styles from './SegmentedChoice.module.css';

const css = classesOf(styles);

export type ChoiceValue = string | number | boolean;
export type ChoiceOption<T extends ChoiceValue> = { value: T; label: string; hint?: string };

export type SegmentedChoiceProps<T extends ChoiceValue> = {
  legend: string;
  options: readonly ChoiceOption<T>[];
  /** `null` is "not known": a choice of its own that shows, never an empty field that looks like "no". */
  value: T | null;
  onChange: (value: T | null) => void;
  /** Beside each other on one line with the legend, for lists of short questions. */
  inline?: boolean;
  /** Only for a choice that always has an answer, such as the gain of a trace. */
  withoutNotKnown?: boolean;
  disabled?: boolean;
  footer?: ReactNode;
};

/** One of a few, by one large tap. Arrow keys move within it, Tab leaves it: native radio buttons under large labels. */
export function SegmentedChoice<T extends ChoiceValue>(props: SegmentedChoiceProps<T>) {
  const { t } = useTranslation('shared');
  const name = useId();
  const notKnown = { value: null, label: t('common.notKnown'), hint: undefined };
  const options = [...props.options, ...(props.withoutNotKnown ? [] : [notKnown])];
  return (
    <fieldset className={css('choice', props.inline && 'inline')} disabled={props.disabled}>
      <legend className={css('legend')}>{props.legend}</legend>
      <div className={css('options')}>
        {options.map(({ value, label, hint }) => (
          <label key={String(value)} className={css('option', value === null && 'notKnown')}>
            <input
              type="radio"
              className={css('input')}
              name={name}
              checked={props.value === value}
              onChange={() => {
                props.onChange(value);
              }}
            />
            <span className={css('label')}>{label}</span>
            {hint !== undefined && <span className={css('hint')}>{hint}</span>}
          </label>
        ))}
      </div>
      {props.footer}
    </fieldset>
  );
}
