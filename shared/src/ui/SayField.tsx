import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classesOf } from './classesOf.ts';
import { type Said, saidText, withTap } from './said.ts';
import styles from './SayField.module.css';

const css = classesOf(styles);

export type SayFieldProps = {
  label: string;
  /** What is said most, in the words that go to the record; any number of them can be tapped. */
  choices: readonly string[];
  said: Said;
  onChange: (said: Said) => void;
  /** Letters that the record takes, of taps and writing together. */
  most: number;
  /** 1: a name or a few words. */
  lines?: number;
  /** The key that sends what is said; beside a field of one line, so that both are in view at once. */
  action?: ReactNode;
};

/** In a moving vehicle nobody types what can be tapped: the usual answers by large taps, own words as the extra. */
export function SayField({ label, choices, said, onChange, most, lines = 2, action }: SayFieldProps) {
  const { t } = useTranslation('shared');
  const id = useId();
  const tapped = saidText(choices, { ...said, written: '' });
  const field = {
    id,
    maxLength: tapped === '' ? most : Math.max(0, most - tapped.length - SEPARATOR_LETTERS),
    value: said.written,
    onChange: ({ target }: { target: { value: string } }) => {
      onChange({ ...said, written: target.value });
    },
    ...(choices.length > 0 && { 'aria-describedby': `${id}-hint` }),
  };
  return (
    <div className={css('say')}>
      <label htmlFor={id}>{label}</label>
      {choices.length > 0 && (
        <>
          <div className={css('taps')} role="group" aria-label={t('say.taps')}>
            {choices.map((choice) => {
              const isTapped = said.tapped.includes(choice);
              return (
                <Button
                  key={choice}
                  aria-pressed={isTapped}
                  variant={isTapped ? 'primary' : 'quiet'}
                  onClick={() => {
                    onChange(withTap(said, choice));
                  }}
                >
                  {choice}
                </Button>
              );
            })}
          </div>
          <span id={`${id}-hint`} className={css('hint')}>
            {t('say.ownWords')}
          </span>
        </>
      )}
      <div className={css(lines === 1 ? 'line' : 'lines')}>
        {lines === 1 ? <input {...field} /> : <textarea rows={lines} {...field} />}
        {action}
      </div>
    </div>
  );
}

/** "; " between what was tapped and what was written. */
const SEPARATOR_LETTERS = 2;
