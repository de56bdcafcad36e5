import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { type SyntheticEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import styles from './SignIn.module.css';
import type { SignInModel } from './signInModel.ts';

const css = classesOf(styles);

export function SignIn({ model }: { model: SignInModel }) {
  const { t } = useTranslation();
  const state = useReadable(model);
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const code = textOf(fields, 'code').replaceAll(' ', '');
    void model.signIn({
      account: textOf(fields, 'account'),
      password: textOf(fields, 'password'),
      ...(code !== '' && { code }),
    });
  };
  return (
    <main className={css('page')}>
      <form className={css('form')} onSubmit={submit}>
        <h1>{t('signIn.title')}</h1>
        <p className={css('quiet')}>{t('researchUse')}</p>
        <Field name="account" type="text" autoComplete="username" label={t('signIn.account')} />
        <Field name="password" type="password" autoComplete="current-password" label={t('signIn.password')} />
        {state.asksCode && (
          <Field name="code" type="text" autoComplete="one-time-code" label={t('signIn.code')} />
        )}
        {state.kind === 'failed' && <Refusal code={state.code} />}
        <Button type="submit" variant="primary" size="large" aria-busy={state.kind === 'busy'}>
          {t(state.kind === 'busy' ? 'signIn.busy' : 'signIn.submit')}
        </Button>
        {state.provider !== null && (
          <Button size="large" onClick={model.goToProvider}>
            {t('signIn.withProvider', { provider: state.provider })}
          </Button>
        )}
      </form>
    </main>
  );
}

/** At the door, "not signed in" means that name and password do not belong together; it does not say which of them is wrong. */
function Refusal({ code }: { code: ErrorCode }) {
  const { t } = useTranslation();
  if (code !== ErrorCode.NotSignedIn) return <Failure code={code} />;
  return (
    <p className={css('refusal')} role="alert">
      {t('signIn.refused')}
    </p>
  );
}

type FieldProps = { name: string; type: string; autoComplete: string; label: string };

function Field({ label, ...input }: FieldProps) {
  const id = useId();
  return (
    <div className={css('field')}>
      <label htmlFor={id}>{label}</label>
      <input id={id} className={css('input')} required {...input} />
    </div>
  );
}

function textOf(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}
