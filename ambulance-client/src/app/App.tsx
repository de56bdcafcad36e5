import type { AccessState } from '@smart-triage/shared/client/accessKeeper';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import type { SpokenTexts } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';
import { useEffect, type ReactNode } from 'react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { CaseStart } from '../features/case-start/CaseStart.tsx';
import { CrewDuty } from '../features/crew-duty/CrewDuty.tsx';
import { type Kept, Pairing, type PairingEnd } from '../features/pairing/Pairing.tsx';
import type { PairingModel } from '../features/pairing/pairingModel.ts';
import type { ScanModel } from '../features/pairing/scanModel.ts';
import { RefusedChanges } from '../features/refused-changes/RefusedChanges.tsx';
import { StuckChanges } from '../features/refused-changes/StuckChanges.tsx';
import { useSnapshot } from '../lib/useSnapshot.ts';
import styles from './App.module.css';
import { setAppearance } from './appearance.ts';
import type { Dependencies } from './dependencies.ts';
import { ErrorScreen, reasonOf } from './ErrorScreen.tsx';
import { FaultBoundary } from './FaultBoundary.tsx';
import { Settings } from './Settings.tsx';
import type { TabletModel, TabletState } from './tabletModel.ts';

export type AppProps = {
  tablet: TabletModel;
  pairing: PairingModel;
  scan: ScanModel;
  deps: Dependencies;
  texts: SpokenTexts;
};

export function App({ texts, ...props }: AppProps) {
  useAppearance(props.deps, texts.speak);
  return (
    <I18nextProvider i18n={texts.i18n}>
      <FaultBoundary onReload={props.deps.reload}>
        <Screen {...props} />
      </FaultBoundary>
    </I18nextProvider>
  );
}

function Screen({ tablet, pairing, scan, deps }: Omit<AppProps, 'texts'>) {
  const state = useSnapshot(tablet);
  switch (state.kind) {
    case 'connecting':
    case 'opening':
      return <Waiting deps={deps} words={`app.${state.kind}`} />;
    case 'pairing':
      return (
        <Centre deps={deps}>
          <PairingAgain model={pairing} scan={scan} deps={deps} />
        </Centre>
      );
    case 'refused':
      return <ErrorScreen reason={reasonOf(state.code)} code={state.code} onReload={deps.reload} />;
    case 'idle':
      return <Idle state={state} tablet={tablet} deps={deps} />;
    case 'in-case':
      return (
        <state.Screen
          key={state.desk.caseId}
          desk={state.desk}
          deps={deps}
          onLeave={() => {
            tablet.leaveCase().catch(deps.onFault);
          }}
        />
      );
  }
}

type PairingAgainProps = { model: PairingModel; scan: ScanModel; deps: Dependencies };

function PairingAgain({ deps, ...props }: PairingAgainProps) {
  return <Pairing {...props} kept={useKept(deps)} ended={endOf(useSnapshot(deps.access.state))} />;
}

function endOf(access: AccessState): PairingEnd | null {
  if (access.kind !== 'out') return null;
  return access.wasRevoked ? 'revoked' : access.hasEnded ? 'not-known' : null;
}

/** Ten frames are a second. */
const FRAMES_PER_S = 10;

function useKept({ outbox, photos, leftovers }: Dependencies): Kept {
  const changes = useSnapshot(outbox.state).waiting.length;
  const pictures = useSnapshot(photos.state).waiting.length;
  const { frames } = useSnapshot(leftovers.state);
  return { entries: changes + pictures, ecgSeconds: Math.round(frames / FRAMES_PER_S) };
}

function Waiting({ deps, words }: { deps: Dependencies; words: string }) {
  const { t } = useTranslation();
  return (
    <Centre deps={deps}>
      <p role="status">{t(words)}</p>
    </Centre>
  );
}

type IdleProps = { state: Extract<TabletState, { kind: 'idle' }>; tablet: TabletModel; deps: Dependencies };

function Idle({ state, tablet, deps }: IdleProps) {
  const { t } = useTranslation();
  const link = useSnapshot(deps.signaling.state);
  const isNewerReady = useSnapshot(deps.appVersion.isNewerReady);
  const isEcgLeft = useSnapshot(deps.leftovers.state).cases > 0;
  const isEarlierWaiting = useSnapshot(deps.outbox.state).waiting.length > 0 || isEcgLeft;
  return (
    <Centre deps={deps}>
      {isNewerReady && (
        <Banner
          tone="technical"
          title={t('app.newer.title')}
          actions={<Button onClick={deps.appVersion.takeNewer}>{t('app.newer.take')}</Button>}
        />
      )}
      {state.lost && (
        <ErrorNotice title={t('app.lost.title')} code={state.lost}>
          {t('app.lost.action')}
        </ErrorNotice>
      )}
      <RefusedChanges
        outbox={deps.outbox.state}
        caseId={null}
        onDismiss={() => {
          deps.outbox.dismissRefused();
        }}
      />
      <StuckChanges
        outbox={deps.outbox.state}
        caseId={null}
        onGiveUp={() => void deps.outbox.giveUpStuck()}
      />
      <div className={styles['duty']}>
        <CrewDuty duty={deps.duty} />
      </div>
      <CaseStart
        unit={state.actor.name}
        isLinked={link.kind === 'ready'}
        isEarlierWaiting={isEarlierWaiting}
        onStart={(kind) => {
          tablet.startCase(kind).catch(deps.onFault);
        }}
      />
    </Centre>
  );
}

function Centre({ deps, children }: { deps: Dependencies; children: ReactNode }) {
  return (
    <>
      <div className={styles['corner']}>
        <Settings store={deps.preferences} />
      </div>
      <main className={styles['centre']}>{children}</main>
    </>
  );
}

function useAppearance(deps: Dependencies, speak: SpokenTexts['speak']): void {
  const { theme: wish, language } = useSnapshot(deps.preferences);
  const light = useSnapshot(deps.light);
  const theme = wish === 'auto' ? light : wish;
  useEffect(() => {
    setAppearance(document.documentElement, { theme });
  }, [theme]);
  useEffect(() => {
    speak(language).then(() => {
      setAppearance(document.documentElement, { language });
    }, deps.onFault);
  }, [language, speak, deps]);
}
