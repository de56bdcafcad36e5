import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { RecordConsent } from '@smart-triage/shared/domain/hospitalRecord';
import { nameOf } from '@smart-triage/shared/domain/role';
import { Badge, type BadgeTone } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import styles from './HospitalRecord.module.css';
import { OpeningActions } from './OpeningActions.tsx';
import { OutcomeView } from './OutcomeView.tsx';
import type { RecordModel, RecordSnapshot } from './recordModel.ts';

const css = classesOf(styles);

export type HospitalRecordPanelProps = {
  state: CaseState;
  model: RecordModel;
  /** Only a cardiologist may open it; everybody else reads what the patient said, and why there is no more. */
  mayOpen: boolean;
  /** Where an ECG of the record is compared with one of the case. */
  sheetHref: string;
};

/** The hospital's record: whether the patient agrees, the way to open it, and what it says. */
export function HospitalRecordPanel(props: HospitalRecordPanelProps) {
  const { t } = useTranslation();
  const { state, model, mayOpen, sheetHref } = props;
  const snapshot = useReadable(model);
  return (
    <Panel title={t('record.title')} state={<ConsentBadge consent={state.recordConsent} />}>
      <div className={css('record')}>
        <ConsentWords consent={state.recordConsent} />
        {mayOpen ? (
          <Opening {...props} snapshot={snapshot} />
        ) : (
          <p className={css('quiet')}>{t('record.onlyCardiologist')}</p>
        )}
        {snapshot.opened && <OutcomeView opened={snapshot.opened} state={state} sheetHref={sheetHref} />}
      </div>
    </Panel>
  );
}

function Opening({
  snapshot,
  state,
  model,
}: HospitalRecordPanelProps & { snapshot: RecordSnapshot }): ReactNode {
  const { t } = useTranslation();
  const { source } = snapshot;
  if (source === 'loading') return <p role="status">{t('record.source.loading')}</p>;
  if (source === 'none') return <p className={css('quiet')}>{t('record.source.none')}</p>;
  if ('failed' in source) return <Failure code={source.failed} />;
  return <OpeningActions state={state} model={model} snapshot={snapshot} source={source.name} />;
}

const TONE: Record<RecordConsent['answer'], BadgeTone> = {
  given: 'done',
  refused: 'neutral',
  withdrawn: 'neutral',
};

function ConsentBadge({ consent }: { consent: RecordConsent | null }) {
  const { t } = useTranslation();
  return (
    <Badge tone={consent ? TONE[consent.answer] : 'waiting'}>
      {t(`record.consent.${consent?.answer ?? 'notAsked'}`)}
    </Badge>
  );
}

function ConsentWords({ consent }: { consent: RecordConsent | null }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  if (!consent) return <p className={css('quiet')}>{t('record.consent.askThem')}</p>;
  return (
    <p className={css('quiet')}>
      {t('record.consent.by', { name: nameOf(consent.by), time: time(consent.at) })}
    </p>
  );
}
