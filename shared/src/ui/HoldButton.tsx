import { useId, type KeyboardEvent, type MouseEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classesOf } from './classesOf.ts';
import styles from './HoldButton.module.css';
import { type Hold, useHold } from './useHold.ts';

const css = classesOf(styles);
/** Of the ring's circle, in its own 24-unit box. */
const RADIUS = 9;
const CIRCUMFERENCE = 2 * Math.PI * RADIUS;

export type HoldButtonProps = {
  children: ReactNode;
  /** Called once for each completed hold of a second, by pointer or by Enter or Space. */
  onConfirm: () => void;
  /** `quiet`: possible, and not what mostly comes next. */
  variant?: 'primary' | 'quiet' | 'danger';
  disabled?: boolean;
};

/** For acts that cannot be undone: press and hold to confirm. */
export function HoldButton({ children, onConfirm, variant = 'primary', disabled = false }: HoldButtonProps) {
  const { t } = useTranslation('shared');
  const hintId = useId();
  const hold = useHold(onConfirm);
  return (
    <button
      type="button"
      disabled={disabled}
      className={css('button', variant, hold.progress > 0 && 'held')}
      aria-describedby={hintId}
      {...handlersOf(hold)}
    >
      <svg className={css('ring')} viewBox="0 0 24 24" aria-hidden>
        <circle className={css('track')} cx="12" cy="12" r={RADIUS} />
        <circle
          className={css('done')}
          cx="12"
          cy="12"
          r={RADIUS}
          strokeDasharray={CIRCUMFERENCE}
          strokeDashoffset={CIRCUMFERENCE * (1 - hold.progress)}
        />
      </svg>
      <span className={css('words')}>
        <span className={css('act')}>{children}</span>
        <span id={hintId} className={css('hint')} role="status">
          {t(hold.armed ? 'hold.armed' : 'hold.hint')}
        </span>
      </span>
    </button>
  );
}

function handlersOf(hold: Hold) {
  return {
    onPointerDown: (event: PointerEvent<HTMLButtonElement>) => {
      if (event.button !== 0) return;
      // Touch captures the pointer by itself; without it, sliding off the button cancels on every device.
      if (event.currentTarget.hasPointerCapture(event.pointerId)) {
        event.currentTarget.releasePointerCapture(event.pointerId);
      }
      hold.start();
    },
    onPointerUp: hold.cancel,
    onPointerLeave: hold.cancel,
    onPointerCancel: hold.cancel,
    onBlur: hold.cancel,
    onKeyDown: (event: KeyboardEvent) => {
      if (!isHoldKey(event.key)) return;
      event.preventDefault();
      if (!event.repeat) hold.start();
    },
    onKeyUp: (event: KeyboardEvent) => {
      if (!isHoldKey(event.key)) return;
      event.preventDefault();
      hold.cancel();
    },
    // A finger and a mouse give detail 1; a screen reader's or switch's press arrives without pointer or key and has detail 0.
    onClick: (event: MouseEvent) => {
      if (event.detail === 0) hold.pressWithoutHold();
    },
    onContextMenu: (event: MouseEvent) => {
      event.preventDefault();
    },
  };
}

function isHoldKey(key: string): boolean {
  return key === 'Enter' || key === ' ';
}
