import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { SHORTEST_PASSWORD } from '@smart-triage/shared/protocol/signIn';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import type { ReactNode, SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { textOf } from '../../lib/textOf.ts';
import { Failure } from '../../ui/Failure.tsx';
import { InputField } from '../../ui/InputField.tsx';
import { NewPasswordFields, newPasswordIn } from '../../ui/NewPasswordFields.tsx';
import { ProofFields, proofIn } from '../../ui/ProofFields.tsx';
import styles from './SignIn.module.css';
import type { SignInModel, SignInProblem } from './signInModel.ts';

const css = classesOf(styles);

/** The whole of a page on which nobody is signed in. */
export function SignIn({ model }: { model: SignInModel }) {
  const { t } = useTranslation();
  return (
    <main className={css('page')}>
      <SignInForm model={model} title={<h1>{t('signIn.title')}</h1>} />
    </main>
  );
}

/** [ID10] Over a page whose person was signed out without asking for it: whoever signs in again finds it as it was. */
export function SignInAgain({ model, onLeave }: { model: SignInModel; onLeave: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog
      placement="full"
      title={t('signIn.again.title')}
      actions={<Button onClick={onLeave}>{t('signIn.again.leave')}</Button>}
    >
      <div className={css('page', 'again')}>
        <SignInForm model={model} title={<p>{t('signIn.again.text')}</p>} />
      </div>
    </Dialog>
  );
}

function SignInForm({ model, title }: { model: SignInModel; title: ReactNode }) {
  const { t } = useTranslation();
  const state = useReadable(model);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    void model.signIn({
      account: textOf(fields, 'account'),
      ...proofIn(fields),
      ...(state.asksNewPassword && newPasswordIn(fields)),
    });
  };
  return (
    <form className={css('form')} onSubmit={submit}>
      {title}
      <p className={css('quiet')}>{t('researchUse')}</p>
      <InputField name="account" type="text" autoComplete="username" label={t('signIn.account')} />
      <ProofFields label={t('signIn.password')} asksCode={state.asksCode} />
      {state.asksNewPassword && (
        <>
          <p>{t('signIn.choose', { count: SHORTEST_PASSWORD })}</p>
          <NewPasswordFields />
        </>
      )}
      {state.kind === 'failed' && <Refusal problem={state.code} isChoosing={state.asksNewPassword} />}
      <Button type="submit" variant="primary" size="large" aria-busy={state.kind === 'busy'}>
        {t(state.kind === 'busy' ? 'signIn.busy' : 'signIn.submit')}
      </Button>
      {state.provider !== null && (
        <Button size="large" onClick={model.goToProvider}>
          {t('signIn.withProvider', { provider: state.provider })}
        </Button>
      )}
    </form>
  );
}

/** At the door, "not signed in" means that name and password do not belong together; it does not say which of them is wrong. */
function Refusal({ problem, isChoosing }: { problem: SignInProblem; isChoosing: boolean }) {
  const { t } = useTranslation();
  if (problem === ErrorCode.NotSignedIn) return <Said text={t('signIn.refused')} />;
  const isOfNew =
    problem === 'differ' || problem === 'short' || (isChoosing && problem === ErrorCode.Invalid);
  return isOfNew ? (
    <Said text={t(`password.problem.${problem}`, { count: SHORTEST_PASSWORD })} />
  ) : (
    <Failure code={problem} />
  );
}

function Said({ text }: { text: string }) {
  return (
    <p className={css('refusal')} role="alert">
      {text}
    </p>
  );
}
