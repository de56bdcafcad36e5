import type { Actor } from '@smart-triage/shared/domain/role';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { StatusStrip } from '@smart-triage/shared/ui/StatusStrip';
import { useTranslation } from 'react-i18next';
import { LinkStatus } from '../features/link-status/LinkStatus.tsx';
import { OVERVIEW_HREF, PICTURES_HREF } from '../lib/route.ts';
import { useReadable } from '../lib/useReadable.ts';
import type { Desk } from './desk.ts';
import type { Faults } from './faultLog.ts';
import type { PreferenceStore } from './preferences.ts';
import { SettingsMenu } from './SettingsMenu.tsx';
import styles from './TopBar.module.css';

const css = classesOf(styles);

export type TopBarProps = {
  me: Actor | null;
  /** `null` where nobody is signed in, and for who needs none. */
  link: Desk['link'] | null;
  faults: Faults;
  preferences: PreferenceStore;
  onSignOut: () => void;
  /** `null` for who has no password here. */
  onChangePassword: (() => void) | null;
};

/** What is always in view: that this is for research, how the link is, and who is signed in. */
export function TopBar({ me, link, faults, preferences, onSignOut, onChangePassword }: TopBarProps) {
  const { t } = useTranslation();
  const facts = [
    // The sign-in says it itself.
    ...(me ? [{ id: 'research', content: t('researchUse') }] : []),
    ...(faults.last
      ? [{ id: 'faults', content: t('faults', { count: faults.count, code: faults.last.code }) }]
      : []),
    ...(link ? [{ id: 'link', content: <Link link={link} /> }] : []),
  ];
  return (
    <StatusStrip
      label={t('topBar.label')}
      start={
        <>
          <a className={css('home')} href={OVERVIEW_HREF}>
            {t('productName')}
          </a>
          {link && (
            <a className={css('way')} href={PICTURES_HREF}>
              {t('pictures.title')}
            </a>
          )}
        </>
      }
      facts={facts}
      end={<SettingsMenu {...{ me, preferences, onSignOut, onChangePassword }} />}
    />
  );
}

function Link({ link }: { link: Desk['link'] }) {
  return <LinkStatus link={useReadable(link)} />;
}
