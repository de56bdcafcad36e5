import {
  CAPACITY_OLD_AFTER_MS,
  capacityOf,
  type Dated,
  type EdState,
  type HospitalCapacity,
} from '@smart-triage/shared/domain/capacity';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId, HospitalId } from '@smart-triage/shared/domain/ids';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseHref } from '../../lib/route.ts';
import styles from './CapacityBoard.module.css';
import { type Incoming, incomingOf } from './incoming.ts';
import { CapacityEditor } from './CapacityEditor.tsx';
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
                <Button
                  aria-label={t('capacity.editOf', { name: hospital.name })}
                  refusal={actions ? undefined : t('capacity.refused')}
                  onClick={() => {
                    setEditing(hospital.id);
                  }}
                >
                  {t('capacity.edit')}
                </Button>
              </header>
              <Items
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

type ItemsProps = { known: HospitalCapacity; isPci: boolean; now: Instant };

function Items({ known: { ed, cardiacBeds, cathLab }, isPci, now }: ItemsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <dl className={css('items')}>
      <Item label={t('capacity.item.ed')} dated={ed} now={now}>
        {ed && <EdWords value={ed.value} />}
      </Item>
      <Item label={t('capacity.item.cardiacBeds')} dated={cardiacBeds} now={now}>
        {cardiacBeds && format.number(cardiacBeds.value)}
      </Item>
      {isPci && (
        <Item label={t('capacity.item.cathLab')} dated={cathLab} now={now}>
          {cathLab && t(`capacity.cathLab.${cathLab.value}`)}
        </Item>
      )}
    </dl>
  );
}

type ItemProps = { label: string; dated: Dated<unknown> | null; now: Instant; children: ReactNode };

/** [CY2] Too old to count is said in words, and dims: what stands there was so once. */
function Item({ label, dated, now, children }: ItemProps) {
  const { t } = useTranslation();
  return (
    <div className={css('item', dated?.isOld && 'old')}>
      <dt>{label}</dt>
      {dated ? (
        <dd>
          <strong>{children}</strong>
          <span className={css('age')}>
            {dated.isOld && t('capacity.old')} <AgeText measuredAt={dated.at} now={now} />{' '}
            {t('capacity.by', { name: dated.by.kind === 'person' ? dated.by.actor.name : dated.by.name })}
          </span>
        </dd>
      ) : (
        <dd className={css('age')}>{t('capacity.notKnown')}</dd>
      )}
    </div>
  );
}

function EdWords({ value }: { value: EdState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const state = t(`capacity.ed.${value.kind}`);
  if (value.kind === 'open') return state;
  const { reason, until } = value;
  const why =
    until === null
      ? t('capacity.becauseOpenEnd', { reason })
      : t('capacity.because', { reason, until: format.time(until) });
  return `${state}: ${why}`;
}
