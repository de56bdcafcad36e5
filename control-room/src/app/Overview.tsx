import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { mayEver } from '@smart-triage/shared/domain/permissions';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { CapacityBoard } from '../features/capacity/CapacityBoard.tsx';
import { DutyPanel } from '../features/consult/DutyPanel.tsx';
import { RingTrail } from '../features/consult/RingTrail.tsx';
import { DecisionTold } from '../features/decision/DecisionTold.tsx';
import { TellHospital } from '../features/decision/TellHospital.tsx';
import { NeedsYou } from '../features/needs-you/NeedsYou.tsx';
import type { Need } from '../features/needs-you/needsYou.ts';
import { RunMap } from '../features/run-map/RunMap.tsx';
import { runsOf } from '../features/run-map/runs.ts';
import { useReadable } from '../lib/useReadable.ts';
import type { Desk } from './desk.ts';
import styles from './DeskScreen.module.css';

const css = classesOf(styles);

/** Without a patient on the screen: where everybody is, what waits for somebody, and what the hospitals can take. */
export function Overview({ desk, onError }: { desk: Desk; onError: (error: unknown) => void }) {
  const { t } = useTranslation();
  const { cases, positions, freshness } = useReadable(desk.board);
  const hospitals = useReadable(desk.hospitals);
  const { me, clock } = desk;
  const isLoading = freshness.kind === 'loading';
  const actsOn = (need: Need, state: CaseState) =>
    need.kind === 'hospital-not-told' && (
      <TellHospital
        state={state}
        role={me.role}
        hospitals={hospitals}
        actions={desk.announcing(state.caseId)}
      />
    );
  const toldOf = useCallback(
    (state: CaseState) => (
      <>
        <DecisionTold state={state} hospitals={hospitals} />
        <RingTrail consult={state.consult} />
      </>
    ),
    [hospitals],
  );
  return (
    <div className={css('overview')}>
      <h1 className={css('spoken')}>{t('overview')}</h1>
      <RunMap
        runs={runsOf(cases, positions)}
        isLoading={isLoading}
        hospitals={hospitals}
        clock={clock}
        toldOf={toldOf}
        onError={onError}
      />
      <div className={css('side')}>
        <NeedsYou
          cases={cases}
          positions={positions}
          isLoading={isLoading}
          staleSince={freshness.kind === 'stale' ? freshness.since : null}
          clock={clock}
          actsOn={actsOn}
        />
        <CapacityBoard
          capacity={useReadable(desk.capacity)}
          actions={mayEver('capacity:report', me.role) ? desk.capacity : null}
          hospitals={hospitals}
          cases={cases}
          positions={positions}
          clock={clock}
        />
        <DutyPanel cases={cases} me={me} duty={desk.duty} actions={desk.consults} clock={clock} />
      </div>
    </div>
  );
}
