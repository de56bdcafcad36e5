import type { CaseId } from '@smart-triage/shared/domain/ids';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { ServerNotice } from '@smart-triage/shared/ui/ServerNotice';
import { lazy, Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { AlarmSound } from '../features/alerts/AlarmSound.tsx';
import { CaseBoard } from '../features/case-board/CaseBoard.tsx';
import { RingBanner } from '../features/consult/RingBanner.tsx';
import { KeyStrip } from '../features/keys/KeyStrip.tsx';
import { LinkBanner } from '../features/link-status/LinkBanner.tsx';
import { PictureWall } from '../features/picture-wall/PictureWall.tsx';
import type { WallModel } from '../features/picture-wall/wallModel.ts';
import { LinkContext } from '../lib/linkContext.ts';
import { caseHref } from '../lib/route.ts';
import { useReadable } from '../lib/useReadable.ts';
import type { Dependencies } from './dependencies.ts';
import type { Desk } from './desk.ts';
import styles from './DeskScreen.module.css';
import { Overview } from './Overview.tsx';

const css = classesOf(styles);

/** Behind the first view: board and map do not wait for what shows one patient. */
const loadPatientScreen = async () => {
  const { PatientScreen: loaded } = await import('./PatientScreen.tsx');
  return { default: loaded };
};
const PatientScreen = lazy(loadPatientScreen);

export type DeskScreenProps = { desk: Desk; dependencies: Dependencies; onSignOut: () => void };

/** The board, and beside it the patient or, without one, the map of all runs. */
export function DeskScreen({ desk, dependencies, onSignOut }: DeskScreenProps) {
  const patient = useReadable(desk.patient);
  const wall = useReadable(desk.wall);
  useFetchedAhead(dependencies.faults.report);
  const route = useReadable(dependencies.route);
  const isAtSheet = route.kind === 'case' && route.view === 'ecg';
  const link = useReadable(desk.link);
  return (
    <LinkContext value={link.kind === 'ready'}>
      <div className={css('desk', (patient ?? wall) && 'withPatient', isAtSheet && 'atSheet')}>
        <LinkBanner
          link={link}
          lostAt={useReadable(desk.lostAt)}
          clock={desk.clock}
          onRetry={desk.retryNow}
          onSignOut={onSignOut}
          onReload={dependencies.reload}
        />
        <RedAlarms desk={desk} />
        <Ringing desk={desk} open={dependencies.open} />
        <ServerNotice state={useReadable(desk.server)} at="desk" />
        <div className={css('columns')}>
          <nav className={css('board')}>
            <Board desk={desk} open={dependencies.open} />
          </nav>
          <main className={css('main')}>
            {patient ? (
              <Suspense fallback={<Loading />}>
                <PatientScreen
                  key={patient.caseId}
                  patient={patient}
                  desk={desk}
                  view={route.kind === 'case' ? route.view : 'patient'}
                  moment={route.kind === 'case' ? route.moment : undefined}
                  probe={dependencies.probe}
                  onError={dependencies.faults.report}
                />
              </Suspense>
            ) : wall ? (
              <Wall desk={desk} wall={wall} />
            ) : (
              <Overview desk={desk} onError={dependencies.faults.report} />
            )}
          </main>
        </div>
        <KeyStrip view={route.kind === 'case' ? route.view : 'board'} />
      </div>
    </LinkContext>
  );
}

/** Before anybody opens a patient: the press on a row must not wait for a download. */
function useFetchedAhead(onError: (error: unknown) => void): void {
  useEffect(() => {
    loadPatientScreen().catch(onError);
  }, [onError]);
}

function Loading() {
  const { t } = useTranslation();
  return <p role="status">{t('patient.loading')}</p>;
}

function Board({ desk, open }: { desk: Desk; open: Dependencies['open'] }) {
  const selected = useReadable(desk.patient)?.caseId ?? null;
  return (
    <CaseBoard
      board={useReadable(desk.board)}
      selected={selected}
      ownId={desk.me.id}
      clock={desk.clock}
      onOpen={(caseId) => {
        open(caseHref(caseId));
      }}
    />
  );
}

function Wall({ desk, wall }: { desk: Desk; wall: WallModel }) {
  return <PictureWall model={wall} cases={useReadable(desk.board).cases} />;
}

function RedAlarms({ desk }: { desk: Desk }) {
  return <AlarmSound cases={useReadable(desk.board).cases} />;
}

function Ringing({ desk, open }: { desk: Desk; open: Dependencies['open'] }) {
  const { me, clock, consults } = desk;
  const accept = async (caseId: CaseId): Promise<void> => {
    open(caseHref(caseId));
    const isTaken = await consults.take(caseId);
    const patient = desk.patient.getSnapshot();
    // Whoever takes it wants to speak; whoever was too late only looks.
    if (isTaken && patient?.caseId === caseId) patient.call.askMicrophone();
  };
  return (
    <RingBanner
      me={me}
      cases={useReadable(desk.board).cases}
      clock={clock}
      actions={consults}
      onAccept={(caseId) => void accept(caseId)}
    />
  );
}
