import { Button } from '@smart-triage/shared/ui/Button';
import styles from './ManyOf.module.css';

export type ManyOfProps<T extends string> = {
  legend: string;
  options: readonly { value: T; label: string }[];
  /** `null`: nobody asked. An empty list: none of them. */
  value: readonly T[] | null;
  none: string;
  notKnown: string;
  onChange: (value: T[] | null) => void;
  disabled?: boolean;
};

/** Several of a few, each by one large tap; that it is none of them is an answer of its own. */
export function ManyOf<T extends string>(props: ManyOfProps<T>) {
  const { legend, options, value, none, notKnown, onChange, disabled = false } = props;
  const choose = (next: T[] | null) => () => {
    if (!disabled) onChange(next);
  };
  const option = (label: string, isChosen: boolean, next: T[] | null) => (
    <Button
      key={label}
      aria-pressed={isChosen}
      aria-disabled={disabled}
      variant={isChosen ? 'primary' : 'quiet'}
      onClick={choose(next)}
    >
      {label}
    </Button>
  );
  return (
    <div role="group" aria-label={legend}>
      <p className={styles['legend']} aria-hidden>
        {legend}
      </p>
      <div className={styles['options']}>
        {options.map((each) =>
          option(each.label, value?.includes(each.value) ?? false, toggled(value ?? [], each.value)),
        )}
        {option(none, value?.length === 0, [])}
        {option(notKnown, value === null, null)}
      </div>
    </div>
  );
}

function toggled<T>(chosen: readonly T[], value: T): T[] {
  return chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value];
}
