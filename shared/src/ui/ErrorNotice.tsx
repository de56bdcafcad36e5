import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classesOf } from './classesOf.ts';
import styles from './ErrorNotice.module.css';

const css = classesOf(styles);

export type ErrorNoticeProps = {
  /** What happened, in the crew's words. */
  title: string;
  /** What to do now, and what still works. */
  children: ReactNode;
  action?: ReactNode;
  /** To read out on the phone to whoever helps. */
  code: string;
};

/** A technical fault: neutral colours, because red belongs to the patient's alarms. */
export function ErrorNotice({ title, children, action, code }: ErrorNoticeProps) {
  const { t } = useTranslation('shared');
  return (
    <div className={css('notice')} role="alert">
      <svg className={css('mark')} viewBox="0 0 24 24" aria-hidden>
        <path d="M12 2.5 22.5 21.5H1.5z" />
        <path d="M12 9v6m0 2.2v1.3" />
      </svg>
      <div className={css('words')}>
        <p className={css('title')}>{title}</p>
        <div>{children}</div>
        <p className={css('code')}>{t('error.code', { code })}</p>
      </div>
      {action}
    </div>
  );
}
