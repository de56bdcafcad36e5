import { type KeyboardEvent, type ReactNode, useId } from 'react';
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
  /** So many to a row, all as wide: for a scale, whose steps stand where the hand expects them. */
  columns?: number;
  /** Only for a choice that always has an answer, such as the gain of a trace. */
  withoutNotKnown?: boolean;
  disabled?: boolean;
  footer?: ReactNode;
};

/**
 * One of a few, by one large tap: native radio buttons under large labels. Arrow keys move within it, Tab leaves it, and only Space or Enter answers: an answer
 * goes into a patient's record, and on the gate a "yes" raises an alarm, so that moving about must never give one.
 */
export function SegmentedChoice<T extends ChoiceValue>(props: SegmentedChoiceProps<T>) {
  const { t } = useTranslation('shared');
  const name = useId();
  const notKnown = { value: null, label: t('common.notKnown'), hint: undefined };
  const options = [...props.options, ...(props.withoutNotKnown ? [] : [notKnown])];
  return (
    <fieldset className={css('choice', props.inline && 'inline')} disabled={props.disabled}>
      <legend className={css('legend')}>{props.legend}</legend>
      <div
        className={css('options', props.columns !== undefined && 'scale')}
        style={
          props.columns === undefined ? undefined : { gridTemplateColumns: `repeat(${props.columns}, 1fr)` }
        }
      >
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
              onKeyDown={moveOrAnswer}
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

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** A browser would answer with the very arrow that moves. */
function moveOrAnswer(event: KeyboardEvent<HTMLInputElement>): void {
  const { currentTarget: focused, key } = event;
  const step = STEPS[key];
  if (step === undefined && key !== 'Enter') return;
  event.preventDefault();
  if (step === undefined) focused.click();
  else answerBeside(focused, step)?.focus();
}

/** Round and round, as radio buttons do. */
function answerBeside(focused: HTMLInputElement, step: number): HTMLInputElement | undefined {
  const radios = focused.closest('fieldset')?.querySelectorAll<HTMLInputElement>('input[type="radio"]') ?? [];
  const answers = [...radios].filter(({ name }) => name === focused.name);
  return answers.at((answers.indexOf(focused) + step) % answers.length);
}
