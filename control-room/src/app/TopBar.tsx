import type { Actor } from '@smart-triage/shared/domain/role';
import type { Clock } from '@smart-triage/shared/time/clock';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { StatusStrip } from '@smart-triage/shared/ui/StatusStrip';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
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
  /** Whose cases ring again when this person signs out. */
  board: Desk['board'] | null;
  /** As near to the server's as this page knows. */
  clock: Clock;
  faults: Faults;
  preferences: PreferenceStore;
  onSignOut: () => void;
  /** `null` for who has no password here. */
  onChangePassword: (() => void) | null;
};

/** What is always in view: that this is for research, how the link is, and who is signed in. */
export function TopBar(props: TopBarProps) {
  const { me, link, board, clock, faults, preferences, onSignOut, onChangePassword } = props;
  const { t } = useTranslation();
  const facts = [
    // The sign-in says it itself.
    ...(me ? [{ id: 'research', content: t('researchUse') }] : []),
    ...(['faults', 'refusals'] as const).flatMap((kind) => {
      const { count, last } = faults[kind];
      return last ? [{ id: kind, content: t(kind, { count, code: last.code }) }] : [];
    }),
    ...(link ? [{ id: 'link', content: <Link link={link} /> }] : []),
    ...(me ? [{ id: 'clock', content: <WallClock clock={clock} /> }] : []),
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
      end={<SettingsMenu {...{ me, board, preferences, onSignOut, onChangePassword }} />}
    />
  );
}

/** The server's time, by which every time on the page is. */
function WallClock({ clock }: { clock: Clock }) {
  const { time } = useFormat();
  const now = useNow(clock, 1000);
  return <time dateTime={new Date(now).toISOString()}>{time(now)}</time>;
}

function Link({ link }: { link: Desk['link'] }) {
  return <LinkStatus link={useReadable(link)} />;
}
