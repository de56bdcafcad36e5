import { useId, type ButtonHTMLAttributes, type ReactNode } from 'react';
import styles from './Button.module.css';
import { classesOf } from './classesOf.ts';

const css = classesOf(styles);

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'disabled'> & {
  /** `primary`: the one thing to do here. `danger`: ends or undoes something; it is hatched, since red belongs to alarms. */
  variant?: 'primary' | 'quiet' | 'danger';
  size?: 'normal' | 'large';
  icon?: ReactNode;
  /** Why it cannot be pressed now, and who may. Shown under the button; the button stays reachable, so that the reason can be read. */
  refusal?: string | undefined;
  /** It can come to be refused under somebody's hand: it is the same element before and after, and keeps the focus. */
  mayBeRefused?: boolean;
};

export function Button(props: ButtonProps) {
  const {
    variant = 'quiet',
    size = 'normal',
    icon,
    refusal,
    mayBeRefused,
    children,
    onClick,
    ...rest
  } = props;
  const reasonId = useId();
  const button = (
    <button
      type="button"
      {...rest}
      className={css('button', variant, size)}
      onClick={refusal ? undefined : onClick}
      {...(refusal && { 'aria-disabled': true, 'aria-describedby': reasonId, type: 'button' as const })}
    >
      {icon !== undefined && (
        <span className={css('icon')} aria-hidden>
          {icon}
        </span>
      )}
      <span>{children}</span>
    </button>
  );
  if (!refusal && !mayBeRefused) return button;
  return (
    <span className={css(refusal ? 'refused' : 'allowed')}>
      {button}
      {refusal && (
        <span id={reasonId} className={css('reason')}>
          {refusal}
        </span>
      )}
    </span>
  );
}
