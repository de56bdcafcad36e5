import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { DESK_KEYS, type DeskKey } from '../../lib/deskKeys.ts';
import { useLetterKeys } from '../../lib/letterKeys.ts';
import styles from './KeyStrip.module.css';
import { useDeskKeys } from './useDeskKeys.ts';

const css = classesOf(styles);

const AT_BOARD: readonly DeskKey[] = ['nextCase', 'previousCase', 'search'];
const AT_PATIENT: readonly DeskKey[] = [
  'decide',
  'consult',
  'talk',
  'mute',
  'sheet',
  'freeze',
  'recordEcg',
  'still',
  'fullScreen',
  'acknowledge',
  'nextCase',
  'previousCase',
  'overview',
  'search',
];

/** In view, so that nobody has to remember them; and what makes them work. The ECG sheet has a list of its own. */
export function KeyStrip({ view }: { view: 'board' | 'patient' | 'ecg' }) {
  const { t } = useTranslation();
  const { isOn, set } = useLetterKeys();
  useDeskKeys();
  if (view === 'ecg') return null;
  const shown = !isOn ? [] : view === 'board' ? AT_BOARD : AT_PATIENT;
  return (
    <footer className={css('strip')} aria-label={t('keys.title')}>
      {!isOn && <span>{t('keys.areOff')}</span>}
      <dl className={css('keys')}>
        {shown.map((key) => (
          <div key={key} className={css('key')}>
            <dt>
              <kbd>{DESK_KEYS[key].toUpperCase()}</kbd>
            </dt>
            <dd>{t(`keys.${key}`)}</dd>
          </div>
        ))}
      </dl>
      <button
        type="button"
        className={css('switch')}
        title={t('keys.turnHint')}
        onClick={() => {
          set(!isOn);
        }}
      >
        {t(isOn ? 'keys.turnOff' : 'keys.turnOn')}
      </button>
    </footer>
  );
}
