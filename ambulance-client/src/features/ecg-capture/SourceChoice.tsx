import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { CaptureModel, CaptureState } from './captureModel.ts';
import { MonitorLine } from './MonitorLine.tsx';
import styles from './ecgCapture.module.css';

/** Where the ECG comes from: what runs, and what can be started. */
export function SourceChoice({ model }: { model: CaptureModel }) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  return (
    <Panel title={t('ecg.source.title')} state={<SourceState state={state} />}>
      <div className={styles['source']}>
        <MonitorLine state={state} model={model} />
        {state.running ? (
          <Button onClick={model.stop}>{t('ecg.source.stop')}</Button>
        ) : (
          <Choices state={state} model={model} />
        )}
        {state.problem && (
          <ErrorNotice title={t('ecg.problem.title')} code={state.problem.code}>
            {t('ecg.problem.broken')}
            {state.problem.detail && <code className={styles['detail']}>{state.problem.detail}</code>}
          </ErrorNotice>
        )}
      </div>
    </Panel>
  );
}

function SourceState({ state }: { state: CaptureState }) {
  const { t } = useTranslation();
  const { running, hasEnded } = state;
  if (!running) return hasEnded ? <Badge tone="stale">{t('ecg.source.ended')}</Badge> : null;
  const name = running.source === 'simulator' ? t(`ecg.scenario.${running.title}`) : running.title;
  return (
    <Badge tone={running.source === 'monitor' ? 'live' : 'simulated'}>
      {t(`ecg.source.running.${running.source}`, { name, rate: running.rateHz })}
    </Badge>
  );
}

function Choices({ state, model }: { state: CaptureState; model: CaptureModel }) {
  const { t } = useTranslation();
  const [repeats, setRepeats] = useState(true);
  const files = useRef<HTMLInputElement>(null);
  const refusal = state.refusal === null ? undefined : t('ecg.source.closed');
  return (
    <>
      <div className={styles['choices']}>
        {state.scenarios.map((scenario) => (
          <Button
            key={scenario}
            variant="primary"
            refusal={refusal}
            onClick={() => {
              model.startSimulator(scenario);
            }}
          >
            {t('ecg.source.simulate', { name: t(`ecg.scenario.${scenario}`) })}
          </Button>
        ))}
        <Button refusal={refusal} onClick={() => files.current?.click()}>
          {t('ecg.source.openRecording')}
        </Button>
        <input
          ref={files}
          type="file"
          multiple
          className={styles['files']}
          aria-label={t('ecg.source.files')}
          tabIndex={-1}
          onChange={(event) => {
            void model.pick([...(event.target.files ?? [])], repeats);
            event.target.value = '';
          }}
        />
        <label className={styles['repeat']}>
          <input
            type="checkbox"
            checked={repeats}
            onChange={(event) => {
              setRepeats(event.target.checked);
            }}
          />
          {t('ecg.source.repeat')}
        </label>
      </div>
      <p className={styles['hint']}>{t('ecg.source.hint')}</p>
      {state.picked.length > 0 && (
        <div className={styles['choices']} role="group" aria-label={t('ecg.source.choose')}>
          {state.picked.map((record) => (
            <Button
              key={record.title}
              onClick={() => {
                model.startPicked(record, repeats);
              }}
            >
              {record.title}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
