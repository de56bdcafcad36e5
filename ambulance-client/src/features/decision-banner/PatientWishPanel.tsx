import { REFUSALS, type PatientRefusal } from '@smart-triage/shared/domain/crewFacts';
import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { NOTHING_SAID, saidText } from '@smart-triage/shared/ui/said.ts';
import { SayField } from '@smart-triage/shared/ui/SayField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { CrewFacts, CrewFactsModel } from './crewFactsModel.ts';
import styles from './decision.module.css';

/** [DC7] What the patient wants and refuses, with or without a decision: large taps, and a sentence when one is needed. */
export function PatientWishPanel({ model }: { model: CrewFactsModel }) {
  const { t } = useTranslation();
  const facts = useSnapshot(model);
  return (
    <Panel title={t('wish.title')}>
      <div className={styles['fact']}>
        <KnownWish facts={facts} />
        {!facts.closed.includes('patient-wish:record') && (
          <WishForm isOnTheWay={facts.onTheWay.includes('patient-wish:record')} model={model} />
        )}
      </div>
    </Panel>
  );
}

function KnownWish({ facts: { known } }: { facts: CrewFacts }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  if (!known.patientWish) return null;
  const { said, refuses, at } = known.patientWish;
  const refused = refuses.map((each) => t(`wish.refusal.${each}`)).join(', ');
  return (
    <p role="status">
      {said !== '' && <strong>{said} </strong>}
      {refused !== '' && <strong>{t('wish.refuses', { refused })} </strong>}
      {t('wish.recordedAt', { time: time(at) })}
    </p>
  );
}

const USUAL = ['home', 'hospital', 'known', 'family'] as const;
/** As the protocol limits a wish. */
const MOST_LETTERS = 500;

function WishForm({ isOnTheWay, model }: { isOnTheWay: boolean; model: CrewFactsModel }) {
  const { t } = useTranslation();
  const usual = USUAL.map((each) => t(`wish.usual.${each}`));
  const [said, setSaid] = useState(NOTHING_SAID);
  const [refuses, setRefuses] = useState<readonly PatientRefusal[]>([]);
  const wish = saidText(usual, said);
  const isEmpty = wish === '' && refuses.length === 0;
  const toggle = (refusal: PatientRefusal): void => {
    setRefuses(
      refuses.includes(refusal) ? refuses.filter((each) => each !== refusal) : [...refuses, refusal],
    );
  };
  return (
    <>
      <div className={styles['taps']} role="group" aria-label={t('wish.refusalTitle')}>
        <span aria-hidden>{t('wish.refusalTitle')}</span>
        {REFUSALS.map((refusal) => (
          <Button
            key={refusal}
            aria-pressed={refuses.includes(refusal)}
            variant={refuses.includes(refusal) ? 'primary' : 'quiet'}
            onClick={() => {
              toggle(refusal);
            }}
          >
            {t(`wish.refusal.${refusal}`)}
          </Button>
        ))}
      </div>
      <SayField label={t('wish.said')} choices={usual} said={said} onChange={setSaid} most={MOST_LETTERS} />
      <Button
        refusal={isOnTheWay ? t('wish.onTheWay') : isEmpty ? t('wish.hint') : undefined}
        onClick={() => {
          model.recordWish({ said: wish, refuses: [...refuses] });
          setSaid(NOTHING_SAID);
          setRefuses([]);
        }}
      >
        {t('wish.save')}
      </Button>
    </>
  );
}
