import '@smart-triage/shared/ui/tokens.css';
import '@smart-triage/shared/ui/base.css';
import { createLazyI18n } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';
import { createPreferences } from '@smart-triage/shared/ui/preferences.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { App } from './app/App.tsx';
import { setAppearance } from './app/appearance.ts';
import { browserDependencies, type Dependencies } from './app/dependencies.ts';
import { ErrorScreen } from './app/ErrorScreen.tsx';
import { TEXT_LOADERS } from './app/locales/textLoaders.ts';
import { THEME_CHOICE } from './app/preferences.ts';
import { OtherTab } from './app/OtherTab.tsx';
import { loadCaseModules } from './app/caseModules.ts';
import { createTabletModel } from './app/tabletModel.ts';
import { takeCodeFromAddress } from './features/pairing/pairingCode.ts';
import { createPairingModel } from './features/pairing/pairingModel.ts';
import { createScanModel } from './features/pairing/scanModel.ts';
import { findCodeReader } from './lib/platform/codeReader.ts';
import { askForWriterSeat } from './lib/platform/writerSeat.ts';
import { problemOf } from './lib/problemOf.ts';

const code = takeCodeFromAddress(window);
const root = document.getElementById('root');
if (!root) throw new Error('the page has no #root');
const page = createRoot(root);
const { language, theme } = createPreferences(THEME_CHOICE, localStorage, navigator.languages).getSnapshot();
const texts = createLazyI18n(TEXT_LOADERS);

async function start(): Promise<void> {
  const deps = await browserDependencies(window);
  const pairing = createPairingModel(deps);
  const scan = createScanModel({
    devices: deps.mediaDevices,
    findReader: () => findCodeReader(window),
    onCode: (scanned) => void pairing.pair(scanned),
  });
  const tablet = createTabletModel(deps);
  page.render(
    <StrictMode>
      <App tablet={tablet} pairing={pairing} scan={scan} deps={deps} texts={texts} />
    </StrictMode>,
  );
  loadCaseModules().catch(deps.onFault);
  setTimeout(() => {
    warmUp(deps).catch(deps.onFault);
  }, WARM_UP_AFTER_MS);
  if (code !== null) await pairing.pair(code);
  // Without a code, or with one that was refused, the tablet may be paired already.
  if (deps.access.state.getSnapshot().kind !== 'in') await deps.access.resume();
}

/** The crew may press "start" at once: nothing may be in the way of that. */
const WARM_UP_AFTER_MS = 3000;

/** What takes seconds on a cheap tablet is ready before the first case: the media library, and the thread that computes scores. */
async function warmUp({ loadAssessor, createDevice }: Dependencies): Promise<void> {
  await Promise.all([loadAssessor(), createDevice()]);
}

/** Nothing of this tablet is opened before it is certain that no other tab has it. */
async function begin(): Promise<void> {
  const seat = await askForWriterSeat(navigator.locks);
  const show = (): void => {
    const state = seat.getSnapshot();
    if (state === 'own') {
      start().catch(showNoStorage);
      return;
    }
    page.render(
      <I18nextProvider i18n={texts.i18n}>
        <OtherTab
          isFree={state === 'free'}
          onTakeOver={() => {
            seat.take().catch(showNoStorage);
          }}
        />
      </I18nextProvider>,
    );
  };
  seat.subscribe(show);
  show();
}

function showNoStorage(error: unknown): void {
  page.render(
    <I18nextProvider i18n={texts.i18n}>
      <ErrorScreen
        reason="no-storage"
        code={problemOf(error)}
        onReload={() => {
          location.reload();
        }}
      />
    </I18nextProvider>,
  );
}

// Until then the page itself says that it is loading, and what to do when it does not come.
await texts.speak(language);
setAppearance(document.documentElement, { language, ...(theme !== 'auto' && { theme }) });
begin().catch(showNoStorage);
