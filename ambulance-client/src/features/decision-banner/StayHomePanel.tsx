import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { NOTHING_SAID, saidText } from '@smart-triage/shared/ui/said.ts';
import { SayField } from '@smart-triage/shared/ui/SayField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { CrewFactsModel } from './crewFactsModel.ts';
import styles from './decision.module.css';
import { SafetyNetDialog } from './SafetyNetDialog.tsx';

/** What has to happen before a crew leaves a patient at home: when to call again, and who looks after the patient from now on. */
export function StayHomePanel({ model }: { model: CrewFactsModel }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('stayHome.title')}>
      <div className={styles['home']}>
        <div className={styles['fact']}>
          <SafetyNet model={model} />
          <p className={styles['sent']}>{t('stayHome.summary')}</p>
        </div>
        <div className={styles['fact']}>
          <GeneralPractice model={model} />
        </div>
      </div>
    </Panel>
  );
}

function SafetyNet({ model }: { model: CrewFactsModel }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { known, onTheWay, closed } = useSnapshot(model);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <p role="status">
        {onTheWay.includes('safety-net:give')
          ? t('stayHome.onTheWay')
          : known.safetyNet
            ? t('stayHome.given', {
                language: t(`stayHome.language.${known.safetyNet.language}`),
                time: time(known.safetyNet.at),
              })
            : t('stayHome.notGiven')}
      </p>
      <Button
        variant={known.safetyNet ? 'quiet' : 'primary'}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t('stayHome.open')}
      </Button>
      {isOpen && (
        <SafetyNetDialog
          mayRecord={!closed.includes('safety-net:give')}
          onGiven={(language) => {
            model.giveSafetyNet(language);
            setIsOpen(false);
          }}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
}

function GeneralPractice({ model }: { model: CrewFactsModel }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { decision, known, onTheWay, closed } = useSnapshot(model);
  if (onTheWay.includes('gp:inform')) return <p role="status">{t('stayHome.onTheWay')}</p>;
  if (known.gpInformed) {
    const { contact, at } = known.gpInformed;
    return <p role="status">{t('stayHome.gpTold', { contact, time: time(at) })}</p>;
  }
  const isTold = decision?.disposition.kind === 'stay-home' && decision.disposition.gpInformed;
  return (
    <>
      <p role="status">{t(isTold ? 'stayHome.gpToldByDesk' : 'stayHome.gpNotTold')}</p>
      {!closed.includes('gp:inform') && <GpForm onTold={model.informGp} />}
    </>
  );
}

/** As the protocol limits a name. */
const LETTERS = { least: 2, most: 80 };
const GP_USUAL = ['practice', 'out-of-hours'] as const;

function GpForm({ onTold }: { onTold: (contact: string) => void }) {
  const { t } = useTranslation();
  const usual = GP_USUAL.map((each) => t(`stayHome.gpUsual.${each}`));
  const [said, setSaid] = useState(NOTHING_SAID);
  const contact = saidText(usual, said);
  return (
    <SayField
      label={t('stayHome.gpContact')}
      choices={usual}
      said={said}
      onChange={setSaid}
      most={LETTERS.most}
      lines={1}
      action={
        <Button
          refusal={contact.length >= LETTERS.least ? undefined : t('stayHome.gpHint')}
          onClick={() => {
            onTold(contact);
          }}
        >
          {t('stayHome.gpSave')}
        </Button>
      }
    />
  );
}
