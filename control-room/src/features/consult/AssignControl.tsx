import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Duty } from '@smart-triage/shared/domain/duty';
import type { Actor } from '@smart-triage/shared/domain/role';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SendButton } from '../../ui/SendButton.tsx';
import styles from './Consult.module.css';
import type { ConsultActions } from './consultActions.ts';

const css = classesOf(styles);

type AssignControlProps = { state: CaseState; me: Actor; duty: Duty | null; actions: ConsultActions };

/** [CO4] Lets it ring at one person by choice. Only people who are there can be chosen; the others stand there to say so. */
export function AssignControl({ state, me, duty, actions }: AssignControlProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState('');
  const holder = state.consult.holder?.person.id;
  const others = (duty?.people ?? []).filter(({ person }) => person.id !== holder && person.id !== me.id);
  const label = t(holder === me.id ? 'consult.handOver' : 'consult.assign');
  const assign = async (): Promise<void> => {
    if (await actions.assign(state.caseId, chosen)) setChosen('');
  };
  return (
    <div className={css('assign')}>
      <select
        className={css('input')}
        aria-label={t('consult.assignTo', { unit: state.unit })}
        value={chosen}
        onChange={({ target }) => {
          setChosen(target.value);
        }}
      >
        <option value="">{t('consult.choose')}</option>
        {others.map(({ person, isThere }) => (
          <option key={person.id} value={person.id} disabled={!isThere}>
            {isThere ? person.name : t('consult.notThere', { name: person.name })}
          </option>
        ))}
      </select>
      <SendButton aria-disabled={chosen === ''} onClick={() => void (chosen !== '' && assign())}>
        {label}
      </SendButton>
    </div>
  );
}
