import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { type HospitalRecord, RECORD_SECTIONS } from '@smart-triage/shared/domain/hospitalRecord';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { differencesFrom } from './differences.ts';
import styles from './HospitalRecord.module.css';
import type { RecordSnapshot } from './recordModel.ts';
import { SectionView } from './SectionView.tsx';

const css = classesOf(styles);

type OutcomeViewProps = {
  opened: NonNullable<RecordSnapshot['opened']>;
  state: CaseState;
  sheetHref: string;
};

/** What came of asking: the record, or in words why there is none. */
export function OutcomeView({ opened: { outcome, basis }, state, sheetHref }: OutcomeViewProps) {
  const { t } = useTranslation();
  if (outcome.kind === 'record')
    return <RecordView record={outcome.record} basis={basis} state={state} sheetHref={sheetHref} />;
  return (
    <p role="alert" className={css('warning')}>
      {outcome.kind === 'trouble'
        ? t(`record.trouble.${outcome.trouble}`)
        : outcome.kind === 'several-patients'
          ? t('record.severalPatients', { count: outcome.count })
          : t('record.unknownPatient')}
    </p>
  );
}

type RecordViewProps = Omit<OutcomeViewProps, 'opened'> & {
  record: HospitalRecord;
  basis: NonNullable<RecordSnapshot['opened']>['basis'];
};

function RecordView({ record, basis, state, sheetHref }: RecordViewProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { patient, source, readAt, sections } = record;
  const differences = differencesFrom(record.patient, state.intake, readAt);
  return (
    <div className={css('opened')} role="region" aria-label={t('record.of', { source })}>
      <p>
        <strong>{patient.name ?? t('record.noName')}</strong>{' '}
        {[
          patient.birthDate ?? t('record.noBirthDate'),
          t(`record.gender.${patient.gender ?? 'unknown'}`),
        ].join(' · ')}
      </p>
      <p className={css('quiet')}>
        {t('record.readAt', { source, time: time(readAt) })}{' '}
        {basis === 'break-glass' && t('record.byBreakGlass')}
      </p>
      {differences.length > 0 && (
        <Banner tone="technical" title={t('record.differs.title')}>
          {differences.map((what) => t(`record.differs.${what}`)).join(' ')}
        </Banner>
      )}
      {RECORD_SECTIONS.map((name) => (
        <SectionView key={name} name={name} section={sections[name]} sheetHref={sheetHref} />
      ))}
    </div>
  );
}
