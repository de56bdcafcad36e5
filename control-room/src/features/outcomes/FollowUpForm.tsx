import {
  type FollowUp,
  LOST_REASONS,
  OUTCOME_EVENTS,
  OUTCOME_SOURCES,
  type OutcomeEvent,
} from '@smart-triage/shared/domain/followUp';
import type { FollowUpEntry } from '@smart-triage/shared/protocol/followUp';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { type SyntheticEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftOf, eventsOf, type OutcomeDraft, outcomeOf, type OutcomeAnswer } from './outcomeDraft.ts';
import styles from './Outcomes.module.css';

const css = classesOf(styles);

type FollowUpFormProps = {
  entry: FollowUpEntry;
  isWriting: boolean;
  onRecord: (outcome: FollowUp) => Promise<void>;
  onCancel: () => void;
};

/** How the patient of one ride fared. Nothing is chosen beforehand: an unasked question is not a "no". */
export function FollowUpForm({ entry, isWriting, onRecord, onCancel }: FollowUpFormProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [draft, setDraft] = useState<OutcomeDraft>(() => draftOf(entry.followUp?.outcome ?? null));
  const outcome = outcomeOf(draft);
  const change = (changed: Partial<OutcomeDraft>): void => {
    setDraft((before) => ({ ...before, ...changed }));
  };
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    if (outcome) void onRecord(outcome);
  };
  const heading = t('outcomes.formOf', { unit: entry.unit, at: format.dateTime(entry.openedAt) });
  return (
    <form className={css('form')} onSubmit={submit} aria-label={heading}>
      <h2>{heading}</h2>
      <SegmentedChoice<OutcomeAnswer>
        legend={t('outcomes.isKnown')}
        options={(['known', 'lost'] as const).map((value) => ({ value, label: t(`outcomes.kind.${value}`) }))}
        value={draft.kind}
        onChange={(kind) => {
          change({ kind });
        }}
        withoutNotKnown
      />
      {draft.kind === 'known' && <Known draft={draft} onChange={change} />}
      {draft.kind === 'lost' && (
        <SegmentedChoice
          legend={t('outcomes.why')}
          options={LOST_REASONS.map((value) => ({ value, label: t(`outcomes.lost.${value}`) }))}
          value={draft.reason}
          onChange={(reason) => {
            change({ reason });
          }}
          withoutNotKnown
        />
      )}
      <div className={css('said')}>
        <Button
          type="submit"
          variant="primary"
          refusal={outcome === null ? t('outcomes.incomplete') : undefined}
          aria-busy={isWriting}
        >
          {t('outcomes.store')}
        </Button>
        <Button onClick={onCancel}>{t('outcomes.cancel')}</Button>
      </div>
    </form>
  );
}

type KnownProps = { draft: OutcomeDraft; onChange: (changed: Partial<OutcomeDraft>) => void };

function Known({ draft, onChange }: KnownProps) {
  const { t } = useTranslation();
  const yesOrNo = [
    { value: true, label: t('outcomes.yes') },
    { value: false, label: t('outcomes.no') },
  ];
  return (
    <>
      {OUTCOME_EVENTS.map((event: OutcomeEvent) => (
        <SegmentedChoice
          key={event}
          legend={t(`outcomes.event.${event}`)}
          options={yesOrNo}
          value={draft.answers[event]}
          onChange={(answer) => {
            onChange({ answers: eventsOf(draft, event, answer) });
          }}
          inline
          withoutNotKnown
        />
      ))}
      <SegmentedChoice
        legend={t('outcomes.from')}
        options={OUTCOME_SOURCES.map((value) => ({ value, label: t(`outcomes.source.${value}`) }))}
        value={draft.source}
        onChange={(source) => {
          onChange({ source });
        }}
        withoutNotKnown
      />
    </>
  );
}
