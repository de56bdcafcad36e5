import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { dispositionWords } from '../../lib/words.ts';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Decision.module.css';
import { readForm } from './decisionForm.ts';
import type { DecisionSheetProps } from './DecisionSheet.tsx';
import { HospitalChoice } from './HospitalChoice.tsx';

const css = classesOf(styles);
const KINDS = ['transport', 'stay-home', 'other'] as const;
const URGENCIES = ['A1', 'A2', 'B'] as const;

export function DecisionFields(props: DecisionSheetProps) {
  const { t } = useTranslation();
  const { decision, actions } = props;
  const { form } = decision;
  return (
    <div className={css('fields')}>
      <SegmentedChoice
        withoutNotKnown
        legend={t('decision.kind')}
        options={KINDS.map((value) => ({ value, label: t(`decision.kinds.${value}`) }))}
        value={form.kind}
        onChange={(kind) => {
          actions.change({ kind });
        }}
      />
      {form.kind === 'transport' && <TransportFields {...props} />}
      {form.kind === 'stay-home' && <StayHomeFields {...props} />}
      {form.kind === 'other' && (
        <TextField
          label={t('decision.description')}
          value={form.description}
          maxLength={300}
          onChange={(description) => {
            actions.change({ description });
          }}
        />
      )}
      <TextField
        label={t('decision.reason')}
        value={form.reason}
        maxLength={1000}
        onChange={(reason) => {
          actions.change({ reason });
        }}
      />
      <TextField
        label={t('decision.patientWish')}
        value={form.patientWish}
        maxLength={500}
        onChange={(patientWish) => {
          actions.change({ patientWish });
        }}
      />
      <Preview {...props} />
    </div>
  );
}

function TransportFields({ decision: { form }, actions, destinations }: DecisionSheetProps) {
  const { t } = useTranslation();
  return (
    <>
      <HospitalChoice
        destinations={destinations}
        value={form.hospital}
        onChange={(hospital) => {
          actions.change({ hospital });
        }}
      />
      <SegmentedChoice
        withoutNotKnown
        legend={t('decision.urgency')}
        options={URGENCIES.map((value) => ({ value, label: value, hint: t(`decision.urgencies.${value}`) }))}
        value={form.urgency}
        onChange={(urgency) => {
          actions.change({ urgency });
        }}
      />
    </>
  );
}

function StayHomeFields({ decision: { form }, actions }: DecisionSheetProps) {
  const { t } = useTranslation();
  return (
    <SegmentedChoice
      withoutNotKnown
      legend={t('decision.gpInformed')}
      options={[
        { value: true, label: t('intake.yes') },
        { value: false, label: t('decision.notYet') },
      ]}
      value={form.gpInformed}
      onChange={(gpInformed) => {
        actions.change({ gpInformed });
      }}
    />
  );
}

/** What the crew will read on its screen, before it is sent. */
function Preview({ decision: { form }, hospitals }: DecisionSheetProps) {
  const { t } = useTranslation();
  const reading = readForm(form);
  if (reading.kind === 'incomplete') return null;
  return (
    <section className={css('preview')} aria-label={t('decision.preview')}>
      <h3 className={css('previewTitle')}>{t('decision.preview')}</h3>
      <p className={css('previewWhat')}>{dispositionWords(reading.disposition, hospitals, t)}</p>
      <p>{reading.reason}</p>
    </section>
  );
}
