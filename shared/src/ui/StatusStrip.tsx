import type { ReactNode } from 'react';
import { classesOf } from './classesOf.ts';
import styles from './StatusStrip.module.css';

const css = classesOf(styles);

export type StatusStripProps = {
  label: string;
  /** Who this is about: case, patient, elapsed time. */
  start: ReactNode;
  /** Facts about the link and the device, each a word or badge of its own. */
  facts?: readonly { id: string; content: ReactNode }[];
  /** Buttons at the far end. */
  end?: ReactNode;
};

/** The line at the top that is always in view. */
export function StatusStrip({ label, start, facts = [], end }: StatusStripProps) {
  return (
    <header className={css('strip')} aria-label={label}>
      <div className={css('start')}>{start}</div>
      <ul className={css('facts')}>
        {facts.map(({ id, content }) => (
          <li key={id}>{content}</li>
        ))}
      </ul>
      {end !== undefined && <div className={css('end')}>{end}</div>}
    </header>
  );
}
