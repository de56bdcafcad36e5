import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import type { SpokenTexts } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { createPasswordModel, type PasswordModel } from '../features/password/passwordModel.ts';
import { RestWarning } from '../features/rest/RestWarning.tsx';
import type { RestWatch } from '../features/rest/restWatch.ts';
import { SignIn, SignInAgain } from '../features/sign-in/SignIn.tsx';
import type { SignInModel } from '../features/sign-in/signInModel.ts';
import { useReadable } from '../lib/useReadable.ts';
import styles from './App.module.css';
import type { AppModel } from './appModel.ts';
import type { Dependencies } from './dependencies.ts';
import type { AuditDesk } from './auditDesk.ts';
import type { Desk } from './desk.ts';
import type { ResearchDesk } from './researchDesk.ts';
import { DeskScreen } from './DeskScreen.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { PersonalKeys } from '../lib/PersonalKeys.tsx';
import { TopBar } from './TopBar.tsx';
import { useAppearance } from './useAppearance.ts';

const css = classesOf(styles);

/** Of an auditor's page alone: the board does not wait for it. */
const AccessLog = lazy(async () => {
  const { AccessLog: loaded } = await import('../features/access-log/AccessLog.tsx');
  return { default: loaded };
});

/** Of a researcher's page alone. */
const Outcomes = lazy(async () => {
  const { Outcomes: loaded } = await import('../features/outcomes/Outcomes.tsx');
  return { default: loaded };
});

/** Opened once in a year. */
const PasswordDialog = lazy(async () => {
  const { PasswordDialog: loaded } = await import('../features/password/PasswordDialog.tsx');
  return { default: loaded };
});

export type AppProps = {
  app: AppModel<Desk | AuditDesk | ResearchDesk>;
  signIn: SignInModel;
  rest: RestWatch;
  dependencies: Dependencies;
  texts: SpokenTexts;
};

export function App(props: AppProps) {
  const { dependencies, texts } = props;
  const { preferences, faults } = dependencies;
  useAppearance({ preferences, speak: texts.speak, onError: faults.report });
  return (
    <I18nextProvider i18n={texts.i18n}>
      <ErrorScreen onError={faults.report} onReload={dependencies.reload}>
        <Page {...props} />
      </ErrorScreen>
    </I18nextProvider>
  );
}

function Page({ app, signIn, rest, dependencies }: AppProps) {
  const { t } = useTranslation();
  const state = useReadable(app);
  const { access, faults, preferences } = dependencies;
  const desk = state.kind === 'signed-in' || state.kind === 'locked' ? state.desk : null;
  const password = usePasswordDialog(dependencies);
  const signOut = () => {
    access.signOut().then((leaveBy) => {
      if (leaveBy !== null) dependencies.leaveBy(leaveBy);
    }, faults.report);
  };
  useEffect(() => {
    document.title = t('productName');
  }, [t]);
  return (
    <PersonalKeys userId={desk?.me.id ?? null} letterKeysOf={dependencies.letterKeysOf}>
      <div className={css('page')}>
        <TopBar
          me={desk?.me ?? null}
          link={desk && 'link' in desk ? desk.link : null}
          board={desk && 'board' in desk ? desk.board : null}
          clock={desk && 'link' in desk ? desk.clock : dependencies.clock}
          faults={useReadable(faults)}
          preferences={preferences}
          onSignOut={signOut}
          onChangePassword={password.open}
        />
        {password.model && (
          <Suspense fallback={null}>
            <PasswordDialog model={password.model} onClose={password.close} />
          </Suspense>
        )}
        {state.kind === 'signed-in' && <RestWarning rest={rest} />}
        {state.kind === 'locked' && <SignInAgain model={signIn} onLeave={signOut} />}
        {state.kind === 'resuming' && (
          <p className={css('waiting')} role="status">
            {t('signIn.resuming')}
          </p>
        )}
        {state.kind === 'signed-out' && <SignIn model={signIn} />}
        {desk && 'accessLog' in desk && (
          <Suspense fallback={null}>
            <AccessLog model={desk.accessLog} />
          </Suspense>
        )}
        {desk && 'outcomes' in desk && (
          <Suspense fallback={null}>
            <Outcomes model={desk.outcomes} clock={dependencies.clock} />
          </Suspense>
        )}
        {desk && 'link' in desk && <DeskScreen desk={desk} dependencies={dependencies} onSignOut={signOut} />}
      </div>
    </PersonalKeys>
  );
}

/** `open` is `null` for who has no password here. */
function usePasswordDialog({ access }: Dependencies) {
  const state = useReadable(access.state);
  const [isOpen, setOpen] = useState(false);
  const hasPassword = state.kind === 'in' && state.access.hasPassword === true;
  const model = useMemo(
    (): PasswordModel | null =>
      isOpen && hasPassword ? createPasswordModel((change) => access.changePassword(change)) : null,
    [isOpen, hasPassword, access],
  );
  const set = (isNow: boolean) => () => {
    setOpen(isNow);
  };
  return { model, open: hasPassword ? set(true) : null, close: set(false) };
}
