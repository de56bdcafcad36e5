import { Panel } from '@smart-triage/shared/ui/Panel';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import type { ReactNode } from 'react';
import styles from './QuestionPanel.module.css';

const css = classesOf(styles);

type QuestionPanelProps = {
  title: string;
  /** At the end of the title's line. */
  state?: ReactNode;
  /** What is asked, or what was answered. */
  known: ReactNode;
  /** Said in place of the taps while an answer is on its way; `null`: none is. */
  onTheWay: string | null;
  /** The taps. */
  children: ReactNode;
};

/** What the crew asks the patient, what is known of the answer, and the taps to write it down. */
export function QuestionPanel({ title, state, known, onTheWay, children }: QuestionPanelProps) {
  return (
    <Panel title={title} state={state}>
      <div className={css('question')}>
        {known}
        {onTheWay === null ? (
          <div className={css('taps')} role="group" aria-label={title}>
            {children}
          </div>
        ) : (
          <p role="status">{onTheWay}</p>
        )}
      </div>
    </Panel>
  );
}
