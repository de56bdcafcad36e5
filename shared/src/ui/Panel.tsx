import { useId, type ReactNode } from 'react';
import { classesOf } from './classesOf.ts';
import styles from './Panel.module.css';

const css = classesOf(styles);

export type PanelProps = {
  title: string;
  /** Beside the title: state badges. */
  state?: ReactNode;
  /** At the far end of the title line. */
  actions?: ReactNode;
  children: ReactNode;
  /** Without inner space, for pictures and traces. */
  flush?: boolean;
};

export function Panel({ title, state, actions, children, flush = false }: PanelProps) {
  const titleId = useId();
  return (
    <section className={css('panel')} aria-labelledby={titleId}>
      <header className={css('header')}>
        <h2 id={titleId} className={css('title')}>
          {title}
        </h2>
        {state}
        {actions !== undefined && <div className={css('actions')}>{actions}</div>}
      </header>
      <div className={css('body', flush && 'flush')}>{children}</div>
    </section>
  );
}
