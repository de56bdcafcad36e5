import { OUTCOME_EVENTS } from '@smart-triage/shared/domain/followUp';
import type { OutcomeFigures } from '@smart-triage/shared/protocol/followUp';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import styles from './Outcomes.module.css';

const css = classesOf(styles);

/** Each figure with its denominator; a share of nobody is not nought per cent. */
export function FiguresTable({ title, rows }: { title: string; rows: readonly OutcomeFigures[] }) {
  const { t } = useTranslation();
  return (
    <div className={css('scroll')} role="region" aria-label={title} tabIndex={0}>
      <table className={css('table')}>
        <caption className={css('caption')}>{title}</caption>
        <thead>
          <tr>
            <th scope="col">{t('outcomes.column.decided')}</th>
            {(['cases', 'due', 'known', 'lost'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`outcomes.figure.${name}`)}
              </th>
            ))}
            {OUTCOME_EVENTS.map((event) => (
              <th key={event} scope="col">
                {t(`outcomes.event.${event}`)}
              </th>
            ))}
            <th scope="col">{t('outcomes.figure.withEvent')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.decided} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row }: { row: OutcomeFigures }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { decided, cases, due, known, lost, events, withEvent, rate } = row;
  return (
    <tr>
      <th scope="row">{t(`outcomes.decided.${decided}`)}</th>
      {[cases, due, known, lost, ...OUTCOME_EVENTS.map((event) => events[event])].map((count, index) => (
        <td key={index} className={css('number')}>
          {format.number(count)}
        </td>
      ))}
      <td className={css('number')}>
        {rate === null
          ? t('outcomes.ofNobody')
          : t('outcomes.rate', {
              ...{ count: withEvent, known },
              percent: format.percent(rate.percent),
              low: format.number(rate.lowPercent, 1),
              high: format.percent(rate.highPercent),
            })}
      </td>
    </tr>
  );
}
