import '@smart-triage/shared/ui/tokens.css';
import '@smart-triage/shared/ui/base.css';
import './app/wall.css';
import { PROVIDER_PATH } from '@smart-triage/shared/protocol/signIn';
import { createLazyI18n } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createAppModel } from './app/appModel.ts';
import { browserDependencies } from './app/dependencies.ts';
import { deskOf } from './app/deskOf.ts';
import { isInConsult } from './app/patientDesk.ts';
import { TEXT_LOADERS } from './app/locales/textLoaders.ts';
import { readProvider, refusalIn } from './features/sign-in/providerSignIn.ts';
import { createRestWatch, watchUse } from './features/rest/restWatch.ts';
import { createSignInModel } from './features/sign-in/signInModel.ts';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');

const dependencies = browserDependencies(window);
const { access, preferences, faults } = dependencies;
const texts = createLazyI18n(TEXT_LOADERS);
const app = createAppModel(access.state, (me) => deskOf(dependencies, me));
const signIn = createSignInModel({
  signIn: (credentials) => access.signIn(credentials),
  readProvider: readProvider(window.fetch.bind(window)),
  goToProvider: () => {
    window.location.assign(PROVIDER_PATH);
  },
  refusal: refusalIn(window.location.hash),
});

const rest = createRestWatch({
  access: access.state,
  monotonicNow: dependencies.monotonicNow,
  isBusy: () => isInTheMiddle(app.getSnapshot()),
  stayIn: () => access.stayIn(),
  rest: () => access.rest(),
  onError: faults.report,
});
watchUse(window, rest.use);

/** [ID10] In a consult nobody is signed out for sitting still and listening. */
function isInTheMiddle(state: ReturnType<typeof app.getSnapshot>): boolean {
  if (state.kind !== 'signed-in' || !('patient' in state.desk)) return false;
  const patient = state.desk.patient.getSnapshot();
  return patient !== null && isInConsult(patient.state.getSnapshot(), state.desk.me);
}

access.resume().catch(faults.report);
// Until then the page itself says that it is loading, and what to do when it does not come.
await texts.speak(preferences.getSnapshot().language);
createRoot(root).render(
  <App app={app} signIn={signIn} rest={rest} dependencies={dependencies} texts={texts} />,
);
