import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Any failure: what happened, what to do, and the code to quote. */
export function Failure({ code, action }: { code: ErrorCode; action?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <ErrorNotice title={t(`error.${code}.title`)} code={code} action={action}>
      {t(`error.${code}.todo`)}
    </ErrorNotice>
  );
}
