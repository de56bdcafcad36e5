import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { DESK_KEYS } from '../../lib/deskKeys.ts';
import { useLetterKeys } from '../../lib/letterKeys.ts';
import styles from './EcgWorkstation.module.css';
import { isLetter, WORKSTATION_KEYS, type WorkstationKey } from './useWorkstationKeys.ts';

const css = classesOf(styles);
const KEY_NAMES: Partial<Record<WorkstationKey, string>> = { ArrowLeft: '←', ArrowRight: '→' };

/** In view, so that nobody has to remember them. */
export function KeyList() {
  const { t } = useTranslation();
  const { isOn } = useLetterKeys();
  const keys = Object.entries(WORKSTATION_KEYS) as [
    WorkstationKey,
    (typeof WORKSTATION_KEYS)[WorkstationKey],
  ][];
  const shown = keys.filter(([key]) => isOn || !isLetter(key));
  return (
    <section aria-label={t('workstation.keys.title')}>
      <h2 className={css('heading')}>{t('workstation.keys.title')}</h2>
      <dl className={css('keys')}>
        {shown.map(([key, act]) => (
          <div key={key}>
            <dt>
              <kbd>{KEY_NAMES[key] ?? (isLetter(key) ? key.toUpperCase() : key)}</kbd>
            </dt>
            <dd>{t(`workstation.keys.${act}`)}</dd>
          </div>
        ))}
        {isOn && (
          <div>
            <dt>
              <kbd>{DESK_KEYS.sheet.toUpperCase()}</kbd>
            </dt>
            <dd>{t('workstation.back')}</dd>
          </div>
        )}
      </dl>
      {!isOn && <p className={css('hint')}>{t('keys.areOff')}</p>}
      <p className={css('hint')}>{t('workstation.keys.caliperHint')}</p>
    </section>
  );
}
