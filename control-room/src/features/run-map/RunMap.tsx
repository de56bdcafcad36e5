import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Clock } from '@smart-triage/shared/time/clock';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RegionMap } from './RegionMap.tsx';
import { RunList } from './RunList.tsx';
import styles from './RunMap.module.css';
import type { Run } from './runs.ts';

const css = classesOf(styles);

export type RunMapProps = {
  runs: readonly Run[];
  isLoading: boolean;
  hospitals: readonly Hospital[];
  clock: Clock;
  /** What the crew was told and whether it has read it, for who asks. */
  toldOf: (state: CaseState) => ReactNode;
  onError: (error: unknown) => void;
};

/** Where everybody is and when they will be where: as a drawing without any third party, and as a list that says the same. */
export function RunMap({ runs, isLoading, hospitals, clock, toldOf, onError }: RunMapProps) {
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  return (
    <Panel title={t('map.title')} flush>
      <div className={css('both')}>
        <RegionMap runs={runs} hospitals={hospitals} now={now} onError={onError} />
        {isLoading ? (
          <p className={css('loading')} role="status">
            {t('board.loading')}
          </p>
        ) : (
          <RunList runs={runs} hospitals={hospitals} now={now} toldOf={toldOf} />
        )}
      </div>
    </Panel>
  );
}
