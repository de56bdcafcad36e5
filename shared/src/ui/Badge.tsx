import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classesOf } from './classesOf.ts';

const css = classesOf(styles);

/** The alarm tones carry the colours and star marks of IEC 60601-1-8 and are for alarms only. */
export type BadgeTone =
  | 'neutral'
  | 'live'
  | 'waiting'
  | 'done'
  | 'stale'
  | 'simulated'
  /** Picture and sound are being kept. */
  | 'recording'
  | 'alarm-high'
  | 'alarm-medium'
  | 'alarm-low';

export type BadgeProps = { tone?: BadgeTone; children: ReactNode };

/** A state in a shape and a word, so that it needs no colour to be read. */
export function Badge({ tone = 'neutral', children }: BadgeProps) {
  return (
    <span className={css('badge', tone)}>
      <Mark tone={tone} />
      {children}
    </span>
  );
}

const MARKS: Partial<Record<BadgeTone, ReactNode>> = {
  live: <circle cx="6" cy="6" r="5" fill="currentcolor" />,
  waiting: (
    <>
      <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentcolor" />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentcolor" />
    </>
  ),
  done: <path d="M1.5 6.5l3 3 6-7" fill="none" stroke="currentcolor" strokeWidth="2" />,
  stale: <circle cx="6" cy="6" r="4.5" fill="none" stroke="currentcolor" strokeDasharray="2 1.6" />,
  recording: (
    <>
      <circle cx="6" cy="6" r="5" fill="none" stroke="currentcolor" strokeWidth="1.4" />
      <rect x="3.8" y="3.8" width="4.4" height="4.4" fill="currentcolor" />
    </>
  ),
  simulated: <path d="M6 .8 11.2 6 6 11.2.8 6z" fill="none" stroke="currentcolor" strokeWidth="1.6" />,
};

const STARS: Partial<Record<BadgeTone, string>> = {
  'alarm-high': '***',
  'alarm-medium': '**',
  'alarm-low': '*',
};

function Mark({ tone }: { tone: BadgeTone }) {
  const stars = STARS[tone];
  if (stars) return <span aria-hidden>{stars}</span>;
  const mark = MARKS[tone];
  if (mark === undefined) return null;
  return (
    <svg className={css('mark')} viewBox="0 0 12 12" aria-hidden>
      {mark}
    </svg>
  );
}
