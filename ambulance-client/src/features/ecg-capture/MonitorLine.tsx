import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { useTranslation } from 'react-i18next';
import type { CaptureModel, CaptureState } from './captureModel.ts';

/** The vehicle's own monitor: found by itself, and what to look at when it is not. */
export function MonitorLine({ state, model }: { state: CaptureState; model: CaptureModel }) {
  const { t } = useTranslation();
  const { monitor, refusal } = state;
  switch (monitor.kind) {
    case 'none':
      return null;
    case 'off':
      return (
        <Button
          variant="primary"
          refusal={refusal === null ? undefined : t('ecg.source.closed')}
          onClick={model.connectMonitor}
        >
          {t('ecg.monitor.connect')}
        </Button>
      );
    case 'connecting':
      return <Searching state={state} model={model} />;
    case 'ready':
      return state.running ? null : (
        <>
          <p role="status">
            <Badge tone="waiting">{t('ecg.monitor.noEcg', { name: monitor.device.device })}</Badge>{' '}
            {t('ecg.monitor.noEcgHint')}
          </p>
          <Button onClick={model.stop}>{t('ecg.monitor.leave')}</Button>
        </>
      );
    case 'refused':
      return (
        <ErrorNotice
          title={t('ecg.monitor.refused.title')}
          code={monitor.why}
          action={<Button onClick={model.connectMonitor}>{t('ecg.monitor.again')}</Button>}
        >
          {t(`ecg.monitor.refused.${monitor.why}`)}
        </ErrorNotice>
      );
  }
}

/** What was running stays, and goes on after its last piece when the monitor is there again within a minute. */
function Searching({ state: { monitor, running }, model }: { state: CaptureState; model: CaptureModel }) {
  const { t } = useTranslation();
  const known = monitor.kind === 'connecting' ? monitor.device : null;
  return (
    <>
      <p role="status">
        <Badge tone={known ? 'stale' : 'waiting'}>
          {known ? t('ecg.monitor.lost', { name: known.device }) : t('ecg.monitor.searching')}
        </Badge>{' '}
        {t(known ? 'ecg.monitor.lostHint' : 'ecg.monitor.searchingHint')}
      </p>
      {!running && <Button onClick={model.stop}>{t('ecg.monitor.stopSearching')}</Button>}
    </>
  );
}
