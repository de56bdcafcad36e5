import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { StatusStrip } from '@smart-triage/shared/ui/StatusStrip';
import { useTranslation } from 'react-i18next';
import { LinkStatus } from '../features/link-status/LinkStatus.tsx';
import { OVERVIEW_HREF } from '../lib/route.ts';
import { useReadable } from '../lib/useReadable.ts';
import type { Desk } from './desk.ts';
import type { Faults } from './faultLog.ts';
import type { PreferenceStore } from './preferences.ts';
import { SettingsMenu } from './SettingsMenu.tsx';
import styles from './TopBar.module.css';

const css = classesOf(styles);

export type TopBarProps = {
  desk: Desk | null;
  faults: Faults;
  preferences: PreferenceStore;
  onSignOut: () => void;
};

/** What is always in view: that this is for research, how the link is, and who is signed in. */
export function TopBar({ desk, faults, preferences, onSignOut }: TopBarProps) {
  const { t } = useTranslation();
  const facts = [
    // The sign-in says it itself.
    ...(desk ? [{ id: 'research', content: t('researchUse') }] : []),
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
      end={<SettingsMenu me={desk?.me ?? null} preferences={preferences} onSignOut={onSignOut} />}
    />
  );
}

function Link({ desk }: { desk: Desk }) {
  return <LinkStatus link={useReadable(desk.link)} />;
}
