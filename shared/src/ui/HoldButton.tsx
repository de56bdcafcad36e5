import {
  useEffect,
  useId,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
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
  /** Why it cannot be held now, in the place of the hint. The button stays reachable, so that the reason can be read. */
  refusal?: string | undefined;
};

/** For acts that cannot be undone: press and hold to confirm. */
export function HoldButton(props: HoldButtonProps) {
  const { children, onConfirm, variant = 'primary', disabled = false, refusal } = props;
  const { t } = useTranslation('shared');
  const hintId = useId();
  const isRefused = refusal !== undefined;
  const hold = useRefusable(useHold(onConfirm), isRefused);
  return (
    <button
      type="button"
      disabled={disabled && !isRefused}
      aria-disabled={isRefused || undefined}
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
          {refusal ?? t(hold.armed ? 'hold.armed' : 'hold.hint')}
        </span>
      </span>
    </button>
  );
}

/** A hold that was begun is let go when it comes to be refused: it must not go on by itself afterwards. */
function useRefusable(hold: Hold, isRefused: boolean): Hold {
  const { cancel } = hold;
  useEffect(() => {
    if (isRefused) cancel();
  }, [isRefused, cancel]);
  return isRefused ? { ...hold, start: cancel, pressWithoutHold: cancel } : hold;
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
