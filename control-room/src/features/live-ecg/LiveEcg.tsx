import type { Clock } from '@smart-triage/shared/time/clock';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import type { LiveEcgModel } from './liveEcgModel.ts';

export function LiveEcg({ model }: { model: LiveEcgModel; clock: Clock; probe: unknown }) {
  const { t } = useTranslation();
  const snapshot = useReadable(model);
  return (
    <Panel title={t('ecg.title')} flush>
      <EmptyState title={t('ecg.waiting.title')}>
        {t('ecg.waiting.text')} {snapshot.newestAt}
      </EmptyState>
    </Panel>
  );
}
