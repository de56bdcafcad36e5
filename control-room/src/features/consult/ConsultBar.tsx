import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { Duty } from '@smart-triage/shared/domain/duty';
import type { Actor } from '@smart-triage/shared/domain/role';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { holderWords } from '../../lib/words.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import { AssignControl } from './AssignControl.tsx';
import styles from './Consult.module.css';
import type { ConsultActions } from './consultActions.ts';
import { RingTrail } from './RingTrail.tsx';
import { TakeOverDialog } from './TakeOverDialog.tsx';

const css = classesOf(styles);

export type ConsultBarProps = { state: CaseState; me: Actor; duty: Duty | null; actions: ConsultActions };

/** Who has the consult of this patient, who was told, and what one may do about it. Nothing is shown while nobody asked and nobody came. */
export function ConsultBar(props: ConsultBarProps) {
  const { t } = useTranslation();
  const { state, actions } = props;
  const words = holderWords(state, t);
  const { failure } = useReadable(actions);
  if (words === null) return null;
  return (
    <section className={css('bar')} aria-label={t('consult.title')}>
      <strong>{words}</strong>
      <details>
        <summary>{t('consult.told')}</summary>
        <RingTrail consult={state.consult} />
      </details>
      <div className={css('acts')}>
        <Acts {...props} />
      </div>
      {failure?.caseId === state.caseId && <Failure code={failure.code} />}
    </section>
  );
}

function Acts({ state, me, duty, actions }: ConsultBarProps) {
  const { t } = useTranslation();
  const [isTakingOver, setIsTakingOver] = useState(false);
  const { failure } = useReadable(actions);
  const { caseId, status, consult } = state;
  const { holder } = consult;
  const may = (step: Parameters<typeof refusalOf>[1]) => refusalOf(status, step, me.role) === null;
  const isMine = holder?.person.id === me.id;
  const mayAssign = may('consult-assigned') && (me.role === 'dispatcher' || !holder || isMine);
  return (
    <>
      {isMine && may('consult-released') && (
        <SendButton onClick={() => void actions.release(caseId, '')}>{t('consult.release')}</SendButton>
      )}
      {!holder && status === 'consult-requested' && may('consult-taken') && (
        <SendButton variant="primary" onClick={() => void actions.take(caseId)}>
          {t('consult.accept')}
        </SendButton>
      )}
      {holder && !isMine && may('consult-taken') && (
        <SendButton
          onClick={() => {
            actions.dismiss();
            setIsTakingOver(true);
          }}
        >
          {t('consult.takeOver')}
        </SendButton>
      )}
      {mayAssign && <AssignControl state={state} me={me} duty={duty} actions={actions} />}
      {holder && isTakingOver && (
        <TakeOverDialog
          from={holder.person}
          failure={failure?.caseId === caseId ? failure.code : null}
          onTake={(reason) => actions.take(caseId, { from: holder.person.id, reason })}
          onClose={() => {
            setIsTakingOver(false);
          }}
        />
      )}
    </>
  );
}
