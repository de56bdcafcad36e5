import type { Duty } from '@smart-triage/shared/domain/duty';
import type { Actor } from '@smart-triage/shared/domain/role';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import styles from './Consult.module.css';
import type { DutyModel } from './dutyModel.ts';

const css = classesOf(styles);

type DutyEditorProps = { duty: Duty; model: DutyModel; onClose: () => void };

/** [CO6] The order of duty, as it was when this was opened: whoever set another one meanwhile is not overwritten. */
export function DutyEditor({ duty, model, onClose }: DutyEditorProps) {
  const { t } = useTranslation();
  const { isSaving, failure } = useReadable(model);
  const [replaces] = useState(duty.roster?.at ?? null);
  const [order, setOrder] = useState<readonly Actor[]>(duty.roster?.order ?? []);
  const others = duty.people
    .map(({ person }) => person)
    .filter(({ id }) => !order.some((on) => on.id === id));
  const save = async (): Promise<void> => {
    const ids = order.map(({ id }) => id);
    if (await model.set(ids, replaces)) onClose();
  };
  return (
    <Dialog
      placement="side"
      title={t('consult.editDuty')}
      onClose={onClose}
      actions={
        <SendButton variant="primary" aria-disabled={isSaving} onClick={() => void (!isSaving && save())}>
          {t('consult.saveDuty')}
        </SendButton>
      }
    >
      {failure !== null && <Failure code={failure} />}
      <p>{t('consult.dutyHint')}</p>
      <ol className={css('edited')}>
        {order.map((person, index) => (
          <li key={person.id} className={css('facts')}>
            <span className={css('name')}>{person.name}</span>
            <Button
              aria-label={t('consult.earlierOf', { name: person.name })}
              aria-disabled={index === 0}
              onClick={() => {
                setOrder(movedUp(order, index));
              }}
            >
              {t('consult.earlier')}
            </Button>
            <Button
              aria-label={t('consult.removeOf', { name: person.name })}
              onClick={() => {
                setOrder(order.filter(({ id }) => id !== person.id));
              }}
            >
              {t('consult.remove')}
            </Button>
          </li>
        ))}
      </ol>
      <ul className={css('edited')} aria-label={t('consult.offDuty')}>
        {others.map((person) => (
          <li key={person.id} className={css('facts')}>
            <span className={css('name')}>{person.name}</span>
            <Button
              aria-label={t('consult.addOf', { name: person.name })}
              onClick={() => {
                setOrder([...order, person]);
              }}
            >
              {t('consult.add')}
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

function movedUp(order: readonly Actor[], index: number): readonly Actor[] {
  const moved = order[index];
  if (!moved || index === 0) return order;
  return [...order.slice(0, index - 1), moved, ...order.slice(index - 1).filter(({ id }) => id !== moved.id)];
}
