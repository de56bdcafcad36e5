import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Button } from '@smart-triage/shared/ui/Button';
import { StatusStrip } from '@smart-triage/shared/ui/StatusStrip';
import { LANGUAGES } from '@smart-triage/shared/ui/i18n/language.ts';
import { useTranslation } from 'react-i18next';
import { LinkStatus } from '../features/link-status/LinkStatus.tsx';
import { OVERVIEW_HREF } from '../lib/route.ts';
import { useReadable } from '../lib/useReadable.ts';
import type { Desk } from './desk.ts';
import type { Faults } from './faultLog.ts';
import type { PreferenceStore } from './preferences.ts';
import styles from './TopBar.module.css';

const css = classesOf(styles);

export type TopBarProps = {
  desk: Desk | null;
  faults: Faults;
  preferences: PreferenceStore;
  onSignOut: () => void;
};

export function TopBar({ desk, faults, preferences, onSignOut }: TopBarProps) {
  const { t } = useTranslation();
  const facts = [
    { id: 'research', content: t('researchUse') },
    ...(faults.last
      ? [{ id: 'faults', content: t('faults', { count: faults.count, code: faults.last.code }) }]
      : []),
    ...(desk ? [{ id: 'link', content: <Link desk={desk} /> }] : []),
  ];
  return (
    <StatusStrip
      label={t('topBar.label')}
      start={
        <a className={css('home')} href={OVERVIEW_HREF}>
          {t('productName')}
        </a>
      }
      facts={facts}
      end={
        <>
          <Appearance preferences={preferences} />
          {desk && <Person desk={desk} onSignOut={onSignOut} />}
        </>
      }
    />
  );
}

function Link({ desk }: { desk: Desk }) {
  return <LinkStatus link={useReadable(desk.link)} />;
}

function Person({ desk: { me }, onSignOut }: { desk: Desk; onSignOut: () => void }) {
  const { t } = useTranslation();
  return (
    <>
      <span className={css('person')}>
        {me.name} <span className={css('role')}>{t(`role.${me.role}`)}</span>
      </span>
      <Button onClick={onSignOut}>{t('topBar.signOut')}</Button>
    </>
  );
}

function Appearance({ preferences }: { preferences: PreferenceStore }) {
  const { t } = useTranslation();
  const { language, theme } = useReadable(preferences);
  const otherTheme = theme === 'dark' ? 'day' : 'dark';
  const otherLanguage = LANGUAGES.find((candidate) => candidate !== language) ?? language;
  return (
    <>
      <Button
        onClick={() => {
          preferences.setTheme(otherTheme);
        }}
      >
        {t(`topBar.theme.${otherTheme}`)}
      </Button>
      <Button
        lang={otherLanguage}
        onClick={() => {
          preferences.setLanguage(otherLanguage);
        }}
      >
        {t(`topBar.language.${otherLanguage}`)}
      </Button>
    </>
  );
}
