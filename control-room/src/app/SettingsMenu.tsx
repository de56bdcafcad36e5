import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { isLanguage, LANGUAGES } from '@smart-triage/shared/ui/i18n/language.ts';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLetterKeys } from '../lib/letterKeys.ts';
import { useReadable } from '../lib/useReadable.ts';
import { type PreferenceStore, THEMES } from './preferences.ts';
import type { TopBarProps } from './TopBar.tsx';
import styles from './TopBar.module.css';

const css = classesOf(styles);
const KEY_CHOICES = ['on', 'off'] as const;

type SettingsMenuProps = Pick<TopBarProps, 'me' | 'preferences' | 'onSignOut' | 'onChangePassword'>;

/** Who is signed in, and behind it what is set once and then left alone. The browser opens, closes and keeps its focus. */
export function SettingsMenu({ me, preferences, onSignOut, onChangePassword }: SettingsMenuProps) {
  const { t } = useTranslation();
  const menuId = useId();
  return (
    <>
      <Button popoverTarget={menuId}>{me ? me.name : t('topBar.settings')}</Button>
      <div id={menuId} popover="auto" className={css('menu')} role="group" aria-label={t('topBar.settings')}>
        {me && <p className={css('role')}>{t(`role.${me.role}`)}</p>}
        <Appearance preferences={preferences} />
        {me && onChangePassword && (
          <Button onClick={onChangePassword} popoverTarget={menuId} popoverTargetAction="hide">
            {t('password.open')}
          </Button>
        )}
        {me && <Keys />}
        {me && <Button onClick={onSignOut}>{t('topBar.signOut')}</Button>}
      </div>
    </>
  );
}

/** For who works with patients, and dictates or strays: letters stop being keys. */
function Keys() {
  const { t } = useTranslation();
  const { isOn, set } = useLetterKeys();
  return (
    <SegmentedChoice
      withoutNotKnown
      legend={t('keys.letters')}
      options={KEY_CHOICES.map((value) => ({ value, label: t(`keys.choice.${value}`) }))}
      value={isOn ? 'on' : 'off'}
      onChange={(chosen) => {
        if (chosen !== null) set(chosen === 'on');
      }}
    />
  );
}

function Appearance({ preferences }: { preferences: PreferenceStore }) {
  const { t } = useTranslation();
  const { language, theme } = useReadable(preferences);
  return (
    <>
      <SegmentedChoice
        withoutNotKnown
        legend={t('topBar.appearance')}
        options={THEMES.map((value) => ({ value, label: t(`topBar.theme.${value}`) }))}
        value={theme}
        onChange={(chosen) => {
          if (chosen !== null) preferences.setTheme(chosen);
        }}
      />
      <SegmentedChoice
        withoutNotKnown
        legend={t('topBar.languages')}
        options={LANGUAGES.map((value) => ({ value, label: t(`topBar.language.${value}`) }))}
        value={language}
        onChange={(chosen) => {
          if (isLanguage(chosen)) preferences.setLanguage(chosen);
        }}
      />
    </>
  );
}
