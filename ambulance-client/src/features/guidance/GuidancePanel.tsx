import { AdviceView } from '@smart-triage/shared/ui/guidance/AdviceView';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { GuidanceModel } from './guidanceModel.ts';

/** Gate and advice, before the scores. */
export function GuidancePanel({ model }: { model: GuidanceModel }) {
  const { t } = useTranslation('shared');
  const state = useSnapshot(model);
  if (!state) return null;
  return (
    <Panel title={t('advice.title')}>
      <AdviceView gate={state.gate} advice={state.advice} vitals={state.vitals} />
    </Panel>
  );
}
