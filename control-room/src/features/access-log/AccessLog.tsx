import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { type SyntheticEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import styles from './AccessLog.module.css';
import { AccessLogTable } from './AccessLogTable.tsx';
import { type AccessLogFilter, type AccessLogModel, EVERYTHING } from './accessLogModel.ts';

const css = classesOf(styles);

/** [AU4] The access log, searched by period, person and case. It says before the first search that each one is written down. */
export function AccessLog({ model }: { model: AccessLogModel }) {
  const { t } = useTranslation();
  const { filter, lines, next, isReading, failure } = useReadable(model);
  const [draft, setDraft] = useState(filter);
  const look = (wanted: AccessLogFilter): void => {
    setDraft(wanted);
    void model.search(wanted);
  };
  return (
    <main className={css('page')}>
      <h1>{t('accessLog.title')}</h1>
      <p>{t('accessLog.isLogged')}</p>
      <Search draft={draft} onChange={setDraft} onSearch={look} isReading={isReading} />
      {failure !== null && <Failure code={failure} />}
      <p role="status" className={css('status')}>
        {isReading && t('accessLog.reading')}
        {!isReading && lines !== null && t('accessLog.found', { count: lines.length })}
      </p>
      {lines !== null && lines.length > 0 && (
        <AccessLogTable
          lines={lines}
          onPerson={(userId) => {
            look({ ...draft, userId });
          }}
          onCase={(caseId) => {
            look({ ...draft, caseId });
          }}
        />
      )}
      {next !== null && (
        <Button onClick={() => void model.readOlder()} aria-busy={isReading}>
          {t('accessLog.older')}
        </Button>
      )}
    </main>
  );
}

type SearchProps = {
  draft: AccessLogFilter;
  onChange: (draft: AccessLogFilter) => void;
  onSearch: (filter: AccessLogFilter) => void;
  isReading: boolean;
};

function Search({ draft, onChange, onSearch, isReading }: SearchProps) {
  const { t } = useTranslation();
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    onSearch(draft);
  };
  const field = (name: keyof AccessLogFilter, type: string) => (
    <Field
      label={t(`accessLog.filter.${name}`)}
      type={type}
      value={draft[name]}
      onChange={(value) => {
        onChange({ ...draft, [name]: value });
      }}
    />
  );
  return (
    <form className={css('search')} onSubmit={submit} aria-label={t('accessLog.searchLabel')}>
      {field('from', 'datetime-local')}
      {field('to', 'datetime-local')}
      {field('userId', 'text')}
      {field('caseId', 'text')}
      <Button type="submit" variant="primary" aria-busy={isReading}>
        {t('accessLog.search')}
      </Button>
      <Button
        onClick={() => {
          onChange(EVERYTHING);
        }}
      >
        {t('accessLog.clear')}
      </Button>
    </form>
  );
}

type FieldProps = { label: string; type: string; value: string; onChange: (value: string) => void };

function Field({ label, type, value, onChange }: FieldProps) {
  const id = useId();
  return (
    <div className={css('field')}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className={css('input')}
        type={type}
        value={value}
        maxLength={64}
        onChange={({ target }) => {
          onChange(target.value);
        }}
      />
    </div>
  );
}
