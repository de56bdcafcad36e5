import type { ReactNode } from 'react';
import { classesOf } from './classesOf.ts';
import styles from './EmptyState.module.css';

const css = classesOf(styles);

/** Nothing here yet, and what to do first. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className={css('empty')}>
      <p className={css('title')}>{title}</p>
      {children !== undefined && <div className={css('text')}>{children}</div>}
      {action}
    </div>
  );
}
