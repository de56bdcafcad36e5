import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { SHORTEST_PASSWORD } from '@smart-triage/shared/protocol/signIn';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { type SyntheticEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { NewPasswordFields, newPasswordIn } from '../../ui/NewPasswordFields.tsx';
import { ProofFields, proofIn } from '../../ui/ProofFields.tsx';
import styles from './PasswordDialog.module.css';
import type { PasswordModel, PasswordProblem } from './passwordModel.ts';

const css = classesOf(styles);

/** [ID9] Own password: the old one, the code of the moment where the account has a second factor, and the new one twice. */
export function PasswordDialog({ model, onClose }: { model: PasswordModel; onClose: () => void }) {
  const { t } = useTranslation();
  const formId = useId();
  const state = useReadable(model);
  if (state.kind === 'done')
    return (
      <Dialog title={t('password.title')} onClose={onClose}>
        <p role="status">{t('password.done')}</p>
      </Dialog>
    );
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void model.change({ ...proofIn(fields), ...newPasswordIn(fields) });
  };
  return (
    <Dialog
      title={t('password.title')}
      onClose={onClose}
      actions={
        <Button type="submit" form={formId} variant="primary" aria-busy={state.kind === 'busy'}>
          {t(state.kind === 'busy' ? 'password.busy' : 'password.submit')}
        </Button>
      }
    >
      <form id={formId} className={css('form')} onSubmit={submit}>
        <p>{t('password.rules', { count: SHORTEST_PASSWORD })}</p>
        <ProofFields label={t('password.old')} asksCode={state.asksCode} />
        <NewPasswordFields />
        {state.kind === 'failed' && <Problem problem={state.problem} />}
      </form>
    </Dialog>
  );
}

function Problem({ problem }: { problem: PasswordProblem }) {
  const { t } = useTranslation();
  switch (problem) {
    case 'differ':
    case 'short':
    case ErrorCode.Invalid:
    case ErrorCode.NotSignedIn:
      return (
        <p role="alert">
          <strong>{t(`password.problem.${problem}`, { count: SHORTEST_PASSWORD })}</strong>
        </p>
      );
    default:
      return <Failure code={problem} />;
  }
}
