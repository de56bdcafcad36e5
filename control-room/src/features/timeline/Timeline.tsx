import { nameOf } from '@smart-triage/shared/domain/role';
import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { HandoverButton } from '@smart-triage/shared/ui/handover/HandoverButton';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { dispositionWords, reroutedWords } from '../../lib/words.ts';
import styles from './Timeline.module.css';
import { timelineEntries, type TimelineWhat } from './timelineEntries.ts';

const css = classesOf(styles);

export type TimelineProps = {
  state: CaseState;
  events: readonly CaseEvent[];
  hospitals: readonly Hospital[];
};

/** What happened, newest first. */
export function Timeline({ state, events, hospitals }: TimelineProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  return (
    <Panel title={t('timeline.title')} actions={<HandoverButton record={state} hospitals={hospitals} />}>
      <ol className={css('list')}>
        {timelineEntries(state, events).map(({ id, at, by, what, count }) => (
          <li key={id} className={css('entry')}>
            <time className={css('time')} dateTime={new Date(at).toISOString()}>
              {time(at)}
            </time>
            <span>
              {whatWords(what, hospitals, t)}
              {count > 1 && ` (${t('timeline.times', { count })})`}
              <span className={css('by')}> · {nameOf(by)}</span>
            </span>
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function whatWords(what: TimelineWhat, hospitals: readonly Hospital[], t: TFunction): string {
  if (what.type === 'ecg-compared') return t('timeline.what.ecg-compared', what.comparison);
  const words = t(`timeline.what.${what.type}`);
  if (what.type === 'intake-changed') {
    const fields = Object.keys(what.changes).map((field) => t(`intake.field.${field}`));
    return `${words}: ${fields.join(', ')}`;
  }
  if (what.type === 'consult-rung')
    return `${words}: ${what.people.map(({ name }) => name).join(', ')} (${t(`consult.why.${what.why}`)})`;
  if (what.type === 'consult-assigned') return `${words}: ${what.to.name}`;
  if (what.type === 'consult-taken' && what.over)
    return `${words}: ${t('consult.overFrom', { name: what.over.from.name, reason: what.over.reason })}`;
  if (what.type === 'consult-released') return `${words} (${t(`consult.released.${what.cause}`)})`;
  if (what.type === 'alert-acknowledged')
    return `${words}: ${t(`alerts.sign.${what.alert.sign}`)} (${t(`alerts.side.${what.alert.side}`)})`;
  if (what.type === 'destination-changed') return `${words}: ${reroutedWords(what.decision, hospitals, t)}`;
  if (what.type !== 'decision-recorded') return words;
  return `${words}: ${dispositionWords(what.decision.disposition, hospitals, t)}`;
}
