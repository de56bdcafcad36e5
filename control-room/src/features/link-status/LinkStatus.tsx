import type { ConnectionState } from '@smart-triage/shared/client/signalingClient';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { useTranslation } from 'react-i18next';

/** The link in one word, always in view. */
export function LinkStatus({ link }: { link: ConnectionState }) {
  const { t } = useTranslation();
  const tone = link.kind === 'ready' ? 'live' : link.kind === 'connecting' ? 'waiting' : 'stale';
  return (
    <span role="status" data-testid="link">
      <Badge tone={tone}>{t(`link.${link.kind}`)}</Badge>
    </span>
  );
}
