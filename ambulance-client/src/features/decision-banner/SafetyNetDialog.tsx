import type { SafetyNet } from '@smart-triage/shared/domain/crewFacts';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { LANGUAGES, type Language } from '@smart-triage/shared/ui/i18n/language.ts';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './decision.module.css';

/** The signs that the NHS names for a heart attack (nhs.uk, "Heart attack: symptoms"); the sentences are this project's own. */
const SIGNS = ['pain', 'spreading', 'sweating', 'breath', 'faint'] as const;

export type SafetyNetDialogProps = {
  mayRecord: boolean;
  onGiven: (language: SafetyNet['language']) => void;
  onClose: () => void;
};

/** When to call again, in the language of the patient, which need not be that of the crew. */
export function SafetyNetDialog({ mayRecord, onGiven, onClose }: SafetyNetDialogProps) {
  const { t, i18n } = useTranslation();
  const [language, setLanguage] = useState<Language>(i18n.language === 'en' ? 'en' : 'nl');
  const say = i18n.getFixedT(language);
  return (
    <Dialog
      placement="full"
      title={t('stayHome.open')}
      onClose={onClose}
      actions={
        mayRecord && (
          <Button
            variant="primary"
            onClick={() => {
              onGiven(language);
            }}
          >
            {t('stayHome.give')}
          </Button>
        )
      }
    >
      <SegmentedChoice
        withoutNotKnown
        legend={t('stayHome.languageTitle')}
        options={LANGUAGES.map((value) => ({ value, label: t(`settings.${value}`) }))}
        value={language}
        onChange={(chosen) => {
          if (chosen) setLanguage(chosen);
        }}
      />
      <article className={styles['safetyNet']} lang={language}>
        <h3>{say('safetyNet.title')}</h3>
        <p>{say('safetyNet.call112')}</p>
        <ul>
          {SIGNS.map((sign) => (
            <li key={sign}>{say(`safetyNet.sign.${sign}`)}</li>
          ))}
        </ul>
        <p>{say('safetyNet.notAlone')}</p>
        <p>{say('safetyNet.otherwise')}</p>
      </article>
      <p className={styles['sent']}>{t('stayHome.textSource')}</p>
    </Dialog>
  );
}
