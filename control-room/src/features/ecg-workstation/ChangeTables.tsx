import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { type Change, COMPARED_NUMBERS, type ComparedNumber, ecgChanges } from './ecgChanges.ts';
import type { MeasuredEcg } from './EcgComparison.tsx';
import styles from './EcgComparison.module.css';

const css = classesOf(styles);

type TablesProps = { before: MeasuredEcg; after: MeasuredEcg };

/** The numbers of both and their differences: rate, intervals and axis, and ST at J in each lead. */
export function ChangeTables({ before, after }: TablesProps) {
  const { t } = useTranslation();
  const nameOf = useNumberNames();
  const { numbers, st } = ecgChanges(before.reading.analysis, after.reading.analysis);
  const times = { before: before.time, after: after.time };
  return (
    <div className={css('tables')}>
      <table className={css('changes')}>
        <Head what={t('workstation.changes.number')} {...times} />
        <tbody>
          {COMPARED_NUMBERS.map((name) => (
            <ChangeRow key={name} name={nameOf(name)} {...numbers[name]} decimals={0} />
          ))}
        </tbody>
      </table>
      <table className={css('changes')}>
        <Head what={t('workstation.st.title')} {...times} />
        <tbody>
          {st.map(({ lead, isWithinError, ...change }) => (
            <ChangeRow key={lead} name={lead} {...change} decimals={2} isWithinError={isWithinError} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useNumberNames(): (name: ComparedNumber) => string {
  const { t } = useTranslation();
  const names: Record<ComparedNumber, string> = {
    rate: `${t('workstation.number.rate')}, ${t('workstation.perMinute')}`,
    pr: 'PR, ms',
    qrs: 'QRS, ms',
    qt: 'QT, ms',
    qtc: 'QTc (Fridericia), ms',
    axis: `${t('workstation.number.axis')}, °`,
  };
  return (name) => names[name];
}

function Head({ what, before, after }: { what: string; before: string; after: string }) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th scope="col">{what}</th>
        <th scope="col">{before}</th>
        <th scope="col">{after}</th>
        <th scope="col">{t('workstation.changes.change')}</th>
      </tr>
    </thead>
  );
}

type ChangeRowProps = Change & { name: string; decimals: number; isWithinError?: boolean };

/** A number that was not found has no difference: it did not stay the same. */
function ChangeRow({ name, before, after, change, decimals, isWithinError = false }: ChangeRowProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const words = (value: number | null) =>
    value === null ? t('workstation.notFound') : number(value, decimals);
  const sign = change !== null && change > 0 ? '+' : '';
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{words(before)}</td>
      <td>{words(after)}</td>
      <td>
        {change === null ? '–' : `${sign}${number(change, decimals)}`}
        {isWithinError && change !== 0 && (
          <span className={css('hint')}> {t('workstation.changes.withinError')}</span>
        )}
      </td>
    </tr>
  );
}
