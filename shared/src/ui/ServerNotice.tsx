import { useTranslation } from 'react-i18next';
import type { ServerState } from '../protocol/serverState.ts';
import { Banner } from './Banner.tsx';

/** [ST3] On both screens: the server takes nothing now, what happens to what is entered, and who has to do something. */
export function ServerNotice({ state }: { state: ServerState }) {
  const { t } = useTranslation('shared');
  if (state === 'running') return null;
  return (
    <Banner tone="technical" title={t(`server.${state}.title`)}>
      {t(`server.${state}.text`)}
    </Banner>
  );
}
