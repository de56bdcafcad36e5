import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { waitsSince } from '@smart-triage/shared/domain/consult';
import type { Duty } from '@smart-triage/shared/domain/duty';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { mayEver } from '@smart-triage/shared/domain/permissions';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { Clock } from '@smart-triage/shared/time/clock';
import { ageMs } from '@smart-triage/shared/time/instant';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseHref } from '../../lib/route.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { holderWords } from '../../lib/words.ts';
import { SendButton } from '../../ui/SendButton.tsx';
import { AssignControl } from './AssignControl.tsx';
import styles from './Consult.module.css';
import type { ConsultActions } from './consultActions.ts';
import { DutyEditor } from './DutyEditor.tsx';
import type { DutyModel, DutySnapshot } from './dutyModel.ts';
import { waitingConsults } from './ringing.ts';
import { RingTrail } from './RingTrail.tsx';

const css = classesOf(styles);

export type DutyPanelProps = {
  cases: ReadonlyMap<CaseId, CaseState>;
  me: Actor;
  duty: DutyModel;
  actions: ConsultActions;
  clock: Clock;
};

/** What waits for a cardiologist, who was told of it, and who is on duty. */
export function DutyPanel({ cases, me, duty: model, actions, clock }: DutyPanelProps) {
  const { t } = useTranslation();
  const { duty, escalatesAfterMs } = useReadable(model);
  const [isEditing, setIsEditing] = useState(false);
  const waiting = waitingConsults(cases.values());
  const mayEdit = mayEver('duty:set', me.role) && duty !== null;
  return (
    <Panel
      title={t('consult.duty')}
      actions={
        <SendButton
          refusal={mayEdit ? undefined : t('link.needed')}
          onClick={() => {
            setIsEditing(true);
          }}
        >
          {t('consult.editDuty')}
        </SendButton>
      }
    >
      {waiting.length > 0 && (
        <ul className={css('waiting')} aria-label={t('consult.waiting')}>
          {waiting.map((state) => (
            <li key={state.caseId}>
              <Waiting state={state} me={me} duty={duty} actions={actions} clock={clock} />
            </li>
          ))}
        </ul>
      )}
      <OnDuty duty={duty} escalatesAfterMs={escalatesAfterMs} />
      {isEditing && duty && (
        <DutyEditor
          duty={duty}
          model={model}
          onClose={() => {
            setIsEditing(false);
          }}
        />
      )}
    </Panel>
  );
}

type WaitingProps = Omit<DutyPanelProps, 'cases' | 'duty'> & { state: CaseState; duty: Duty | null };

function Waiting({ state, me, duty, actions, clock }: WaitingProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, 1000);
  const time = format.stopwatch(ageMs(waitsSince(state) ?? state.openedAt, now));
  return (
    <article className={css('case')} aria-label={state.unit}>
      <p className={css('facts')}>
        <a href={caseHref(state.caseId)}>{state.unit}</a>
        <strong>{holderWords(state, t)}</strong>
        <span>{t('consult.waits', { time })}</span>
      </p>
      <RingTrail consult={state.consult} />
      {me.role === 'dispatcher' && <AssignControl state={state} me={me} duty={duty} actions={actions} />}
    </article>
  );
}

/** In the order in which it rings; without an order, who is there. */
function OnDuty({ duty, escalatesAfterMs }: Pick<DutySnapshot, 'duty' | 'escalatesAfterMs'>) {
  const { t } = useTranslation();
  if (!duty) return <p className={css('quiet')}>{t('consult.dutyNotKnown')}</p>;
  const there = new Set(duty.people.filter(({ isThere }) => isThere).map(({ person }) => person.id));
  const order = duty.roster?.order ?? [];
  const shown =
    order.length > 0 ? order : duty.people.map(({ person }) => person).filter(({ id }) => there.has(id));
  return (
    <>
      <p className={css('quiet')}>{t(order.length > 0 ? 'consult.inOrder' : 'consult.withoutOrder')}</p>
      <ol className={css('order')}>
        {shown.map(({ id, name }) => (
          <li key={id}>
            {name}{' '}
            <Badge tone={there.has(id) ? 'live' : 'stale'}>
              {t(there.has(id) ? 'consult.there' : 'consult.away')}
            </Badge>
          </li>
        ))}
      </ol>
      {escalatesAfterMs !== null && there.size > 0 && (
        <p className={css('quiet')}>{t('consult.escalates', { seconds: escalatesAfterMs / 1000 })}</p>
      )}
      {there.size === 0 && <p role="alert">{t('consult.nobodyThere')}</p>}
    </>
  );
}
