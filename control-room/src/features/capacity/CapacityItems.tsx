import type { Dated, EdState, HospitalCapacity } from '@smart-triage/shared/domain/capacity';
import type { Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './CapacityBoard.module.css';

const css = classesOf(styles);

type ItemsProps = { known: HospitalCapacity; isPci: boolean; now: Instant };

/** Everything that is known of one hospital, each item with its age and who said so. */
export function CapacityItems({ known: { ed, cardiacBeds, cathLab }, isPci, now }: ItemsProps) {
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
            {dated.isOld && t('capacity.old')} <AgeText measuredAt={dated.at} now={now} /> ·{' '}
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
