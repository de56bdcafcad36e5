import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { CaseBoard } from '../features/case-board/CaseBoard.tsx';
import { LinkBanner } from '../features/link-status/LinkBanner.tsx';
import { RunMap } from '../features/run-map/RunMap.tsx';
import { runsOf } from '../features/run-map/runs.ts';
import { useReadable } from '../lib/useReadable.ts';
import type { Dependencies } from './dependencies.ts';
import type { Desk } from './desk.ts';
import styles from './DeskScreen.module.css';
import { PatientScreen } from './PatientScreen.tsx';

const css = classesOf(styles);

export type DeskScreenProps = { desk: Desk; dependencies: Dependencies; onSignOut: () => void };

/** The board, and beside it the patient or, without one, the map of all runs. */
export function DeskScreen({ desk, dependencies, onSignOut }: DeskScreenProps) {
  const patient = useReadable(desk.patient);
  const board = useReadable(desk.board);
  const hospitals = useReadable(desk.hospitals);
  return (
    <div className={css('desk', patient && 'withPatient')}>
      <LinkBanner
        link={useReadable(desk.link)}
        lostAt={useReadable(desk.lostAt)}
        clock={desk.clock}
        onRetry={desk.retryNow}
        onSignOut={onSignOut}
        onReload={dependencies.reload}
      />
      <div className={css('columns')}>
        <nav className={css('board')}>
          <CaseBoard board={board} selected={patient?.caseId ?? null} clock={desk.clock} />
        </nav>
        <main className={css('main')}>
          {patient ? (
            <PatientScreen
              key={patient.caseId}
              patient={patient}
              desk={desk}
              hospitals={hospitals}
              report={board.positions.get(patient.caseId)}
              probe={dependencies.probe}
              onError={dependencies.faults.report}
            />
          ) : (
            <div className={css('overview')}>
              <RunMap
                runs={runsOf(board.cases, board.positions)}
                isLoading={board.freshness.kind === 'loading'}
                hospitals={hospitals}
                clock={desk.clock}
              />
            </div>
          )}
        </main>
      </div>
    </div>
  );
}
