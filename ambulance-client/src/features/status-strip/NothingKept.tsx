import { Banner } from '@smart-triage/shared/ui/Banner';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { StatusModel } from './statusModel.ts';

/** The device cannot write: what the server does not have is lost with the page. A word in the strip is not enough for that. */
export function NothingKept({ model }: { model: StatusModel }) {
  const { t } = useTranslation();
  if (useSnapshot(model).isDurable) return null;
  return (
    <Banner tone="technical" title={t('nothingKept.title')}>
      {t('nothingKept.text')}
    </Banner>
  );
}
