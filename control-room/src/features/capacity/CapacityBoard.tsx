import { CAPACITY_OLD_AFTER_MS, capacityOf } from '@smart-triage/shared/domain/capacity';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId, HospitalId } from '@smart-triage/shared/domain/ids';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Clock } from '@smart-triage/shared/time/clock';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseHref } from '../../lib/route.ts';
import { SendButton } from '../../ui/SendButton.tsx';
import styles from './CapacityBoard.module.css';
import { type Incoming, incomingOf } from './incoming.ts';
import { CapacityEditor } from './CapacityEditor.tsx';
import { CapacityItems } from './CapacityItems.tsx';
import type { CapacityModel, CapacitySnapshot } from './capacityModel.ts';

const css = classesOf(styles);

export type CapacityBoardProps = {
  capacity: CapacitySnapshot;
  /** `null` for who may only read it. */
  actions: CapacityModel | null;
  hospitals: readonly Hospital[];
  /** Who is coming, from the board. */
  cases: ReadonlyMap<CaseId, CaseState>;
  positions: ReadonlyMap<CaseId, PositionReport>;
  clock: Clock;
};

/** One row for each hospital of the region: what is known, how old it is, and who said so. */
export function CapacityBoard(props: CapacityBoardProps) {
  const { capacity, actions, hospitals, cases, positions, clock } = props;
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  const [editing, setEditing] = useState<HospitalId | null>(null);
  const incoming = incomingOf(cases.values(), positions, now);
  const edited = hospitals.find(({ id }) => id === editing);
  return (
    <Panel title={t('capacity.title')}>
      {capacity.isLoading ? (
        <p role="status">{t('capacity.loading')}</p>
      ) : (
        <ul className={css('list')}>
          {hospitals.map((hospital) => (
            <li key={hospital.id} className={css('hospital')}>
              <header className={css('name')}>
                <strong>{t('destinations.row', hospital)}</strong>
                {hospital.pciCentre && <Badge>{t('capacity.pci')}</Badge>}
                <SendButton
                  aria-label={t('capacity.editOf', { name: hospital.name })}
                  refusal={actions ? undefined : t('capacity.refused')}
                  onClick={() => {
                    setEditing(hospital.id);
                  }}
                >
                  {t('capacity.edit')}
                </SendButton>
              </header>
              <CapacityItems
                known={capacityOf(capacity.facts, hospital.id, now)}
                isPci={hospital.pciCentre}
                now={now}
              />
              <IncomingLine coming={incoming.get(hospital.id) ?? []} />
            </li>
          ))}
        </ul>
      )}
      <p className={css('age')}>{t('capacity.counts', { hours: CAPACITY_OLD_AFTER_MS / 3600_000 })}</p>
      {edited && actions && (
        <CapacityEditor
          hospital={edited}
          capacity={capacity}
          actions={actions}
          clock={clock}
          onClose={() => {
            setEditing(null);
          }}
        />
      )}
    </Panel>
  );
}

function IncomingLine({ coming }: { coming: readonly Incoming[] }) {
  const { t } = useTranslation();
  if (coming.length === 0) return <p className={css('age')}>{t('capacity.incoming.none')}</p>;
  return (
    <ul className={css('incoming')} aria-label={t('capacity.incoming.title')}>
      {coming.map(({ caseId, unit, minutes, told }) => (
        <li key={caseId}>
          <a href={caseHref(caseId)}>{unit}</a>{' '}
          {minutes === null ? t('capacity.incoming.timeNotKnown') : t('capacity.incoming.in', { minutes })}{' '}
          <span className={css('age')}>{t(`capacity.incoming.${told}`)}</span>
        </li>
      ))}
    </ul>
  );
}
