import type {
  RecordEntry,
  RecordSection,
  RecordSectionName,
} from '@smart-triage/shared/domain/hospitalRecord';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import styles from './HospitalRecord.module.css';
import { statusParts } from './recordCodes.ts';

const css = classesOf(styles);

type SectionViewProps = { name: RecordSectionName; section: RecordSection; sheetHref: string };

/** [HR4] One part, with what is wrong with it beside what is there: no entries means that the hospital gave none. */
export function SectionView({ name, section, sheetHref }: SectionViewProps) {
  const { t } = useTranslation();
  const { entries, trouble, unreadable, withdrawn } = section;
  return (
    <section className={css('section')} aria-label={t(`record.section.${name}`)}>
      <h3 className={css('heading')}>{t(`record.section.${name}`)}</h3>
      {trouble !== null && (
        <p role="alert" className={css('warning')}>
          {t(`record.trouble.${trouble}`)}
        </p>
      )}
      {entries.length === 0 && trouble === null && <p className={css('quiet')}>{t('record.none')}</p>}
      <ul className={css('entries')}>
        {entries.map((entry, index) => (
          <li key={index}>
            <Entry entry={entry} sheetHref={sheetHref} />
          </li>
        ))}
      </ul>
      {unreadable > 0 && <p className={css('warning')}>{t('record.unreadable', { count: unreadable })}</p>}
      {withdrawn > 0 && <p className={css('quiet')}>{t('record.withdrawn', { count: withdrawn })}</p>}
    </section>
  );
}

function Entry({ entry, sheetHref }: { entry: RecordEntry; sheetHref: string }) {
  const { t } = useTranslation();
  const { what, status, at, recordedAt, value, ecg } = entry;
  const when = at ?? recordedAt;
  const statusWords = useStatusWords();
  return (
    <>
      <strong>{what}</strong> {value !== null && <span>{value}</span>}{' '}
      <span className={css('quiet')}>
        {[when === null ? t('record.noDate') : dayOf(when), ...statusWords(status)].join(' · ')}
      </span>{' '}
      {ecg?.kind === 'samples' && <a href={sheetHref}>{t('record.compare')}</a>}
      {ecg?.kind === 'not-drawable' && (
        <span className={css('quiet')}>{t(`record.notDrawable.${ecg.why}`)}</span>
      )}
    </>
  );
}

/** In the reader's language; a code that is in none of FHIR's sets is shown as it came, and as a code. */
function useStatusWords(): (status: string | null) => string[] {
  const { t } = useTranslation();
  return (status) =>
    status === null
      ? []
      : statusParts(status).map((part) =>
          part.kind === 'known'
            ? t(`record.code.${part.code}`)
            : t('record.codeUnknown', { code: part.code }),
        );
}

/** As exact as the hospital knows it: a moment is shown by its day, since the record is of other days. */
function dayOf(fhirDate: string): string {
  return fhirDate.slice(0, 10);
}
