import type { ReactNode } from 'react';
import styles from './Banner.module.css';
import { classesOf } from './classesOf.ts';

const css = classesOf(styles);

export type BannerProps = {
  /** `decision`: people decided. `technical`: link, media, storage. `alarm-high`: an alarm of high priority, such as a met STEMI rule. */
  tone: 'decision' | 'technical' | 'alarm-high';
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
};

/** Across the whole width: what everybody has to know before anything else. Alarms interrupt a screen reader, the others wait their turn. */
export function Banner({ tone, title, children, actions }: BannerProps) {
  return (
    <div className={css('banner', tone)} role={tone === 'alarm-high' ? 'alert' : 'status'}>
      <div className={css('words')}>
        <p className={css('title')}>
          {tone === 'alarm-high' && <span aria-hidden>*** </span>}
          {title}
        </p>
        {children !== undefined && <div className={css('text')}>{children}</div>}
      </div>
      {actions !== undefined && <div className={css('actions')}>{actions}</div>}
    </div>
  );
}
