import { useTranslation } from 'react-i18next';
import type { ServerState } from '../protocol/serverState.ts';
import { Banner } from './Banner.tsx';

type ServerNoticeProps = {
  state: ServerState;
  /** A tablet keeps what is entered until it can be sent. A desk keeps nothing: what is decided there is refused. */
  at: 'tablet' | 'desk';
};

/** [ST3] On both screens: the server takes nothing now, what happens to what is entered, and who has to do something. */
export function ServerNotice({ state, at }: ServerNoticeProps) {
  const { t } = useTranslation('shared');
  if (state === 'running') return null;
  return (
    <Banner tone="technical" title={t(`server.${state}.title`)}>
      {t(`server.${state}.${at}`)}
    </Banner>
  );
}
