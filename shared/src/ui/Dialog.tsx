import { useLayoutEffect, useId, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classesOf } from './classesOf.ts';
import styles from './Dialog.module.css';

const css = classesOf(styles);

export type DialogProps = {
  title: string;
  children: ReactNode;
  /** At the bottom, the primary one last: it ends up at the right, by the thumb. */
  actions?: ReactNode;
  /** Called by Escape and the close button. Without it the dialog can only be left through its actions. */
  onClose?: () => void;
  /** `side` slides over the right half, `full` takes the whole screen. */
  placement?: 'centre' | 'side' | 'full';
};

/** Open as long as it is rendered. The browser's own modal dialog keeps focus inside, hides the rest, and gives focus back afterwards. */
export function Dialog({ title, children, actions, onClose, placement = 'centre' }: DialogProps) {
  const { t } = useTranslation('shared');
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const mustBeAnswered = onClose === undefined;
  // Before the element leaves the page, so that the browser can give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // What takes the screen is read from its title on, and not from whichever answer happens to stand first.
    if (mustBeAnswered) heading.current?.focus();
    return () => element?.close();
  }, [mustBeAnswered]);
  return (
    <dialog
      ref={dialog}
      className={css('dialog', placement)}
      aria-labelledby={titleId}
      {...(onClose ? {} : { closedby: 'none' })}
      onCancel={(event) => {
        // React decides whether it is open; the browser only reports the wish.
        event.preventDefault();
        onClose?.();
      }}
      onClose={({ currentTarget }) => {
        // A browser may close it at a second Escape whatever was said to the first.
        if (currentTarget.open) return;
        if (onClose) onClose();
        else currentTarget.showModal();
      }}
    >
      <header className={css('header')}>
        <h2 ref={heading} id={titleId} tabIndex={-1}>
          {title}
        </h2>
        {onClose && <Button onClick={onClose}>{t('common.close')}</Button>}
      </header>
      <div className={css('body')}>{children}</div>
      {actions !== undefined && <footer className={css('actions')}>{actions}</footer>}
    </dialog>
  );
}
