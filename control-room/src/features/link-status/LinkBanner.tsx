import type { ConnectionState } from '@smart-triage/shared/client/signalingClient';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';

export type LinkBannerProps = {
  link: ConnectionState;
  /** When the link was lost; `null` while it stands, and before it first did. */
  lostAt: Instant | null;
  clock: Clock;
  onRetry: () => void;
  onSignOut: () => void;
  onReload: () => void;
};

/** Without a link: since when, what still works, and what to press. */
export function LinkBanner(props: LinkBannerProps) {
  const { link, lostAt, clock } = props;
  if (link.kind === 'refused') return <Refused {...props} code={link.error.code} />;
  if (link.kind !== 'connecting' || lostAt === null) return null;
  return <Reconnecting lostAt={lostAt} clock={clock} onRetry={props.onRetry} />;
}

function Reconnecting({ lostAt, clock, onRetry }: { lostAt: Instant; clock: Clock; onRetry: () => void }) {
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  return (
    <Banner
      tone="technical"
      title={t('link.lost.title')}
      actions={<Button onClick={onRetry}>{t('link.lost.retry')}</Button>}
    >
      {t('link.lost.text')} <AgeText measuredAt={lostAt} now={now} />
    </Banner>
  );
}

function Refused({ code, onSignOut, onReload }: LinkBannerProps & { code: ErrorCode }) {
  const { t } = useTranslation();
  const isOldPage = code === ErrorCode.VersionTooOld || code === ErrorCode.VersionTooNew;
  const action = isOldPage ? (
    <Button onClick={onReload}>{t('link.reload')}</Button>
  ) : (
    <Button onClick={onSignOut}>{t('link.signInAgain')}</Button>
  );
  return <Failure code={code} action={action} />;
}
