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

type SettingsMenuProps = Pick<TopBarProps, 'me' | 'board' | 'preferences' | 'onSignOut' | 'onChangePassword'>;

/** Who is signed in, and behind it what is set once and then left alone. The browser opens, closes and keeps its focus. */
export function SettingsMenu(props: SettingsMenuProps) {
  const { me, board, preferences, onSignOut, onChangePassword } = props;
  const { t } = useTranslation();
  const menuId = useId();
  return (
    <>
      <Button popoverTarget={menuId}>{me ? me.name : t('topBar.settings')}</Button>
      <div id={menuId} popover="auto" className={css('menu')} role="group" aria-label={t('topBar.settings')}>
        {me && <p className={css('role')}>{t(`role.${me.role}`)}</p>}
        <Appearance preferences={preferences} />
        {me && <Keys />}
        {me && onChangePassword && (
          <Button onClick={onChangePassword} popoverTarget={menuId} popoverTargetAction="hide">
            {t('password.open')}
          </Button>
        )}
        {me && board && <RingsAgain board={board} ownId={me.id} />}
        {me && <Button onClick={onSignOut}>{t('topBar.signOut')}</Button>}
      </div>
    </>
  );
}

type RingsAgainProps = { board: NonNullable<TopBarProps['board']>; ownId: string };

/** [CO5] What signing out does to the crews that this person has: better handed over before. */
function RingsAgain({ board, ownId }: RingsAgainProps) {
  const { t } = useTranslation();
  const { cases } = useReadable(board);
  const units = [...cases.values()]
    .filter(({ status, consult }) => status === 'in-consult' && consult.holder?.person.id === ownId)
    .map(({ unit }) => unit);
  if (units.length === 0) return null;
  return <p>{t('topBar.ringsAgain', { units: units.join(', ') })}</p>;
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
