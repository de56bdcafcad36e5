import { Button } from '@smart-triage/shared/ui/Button';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './Pairing.module.css';
import type { ScanModel } from './scanModel.ts';

const LOOK_EVERY_MS = 250;

/** Nothing where the page gets no camera: the code is typed there. */
export function ScanCode({ model }: { model: ScanModel }) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  // Nobody leaves this screen with the camera on.
  useEffect(() => model.stop, [model]);
  if (state.kind === 'unavailable') return null;
  if (state.kind === 'looking') return <Looking stream={state.stream} model={model} />;
  return (
    <>
      <Button size="large" aria-busy={state.kind === 'starting'} onClick={() => void model.start()}>
        {t('pairing.scan')}
      </Button>
      {state.kind === 'failed' && (
        <p role="alert">
          {state.problem === 'no-reader' ? (
            t('pairing.noReader')
          ) : (
            <>
              <strong>{t('call.device.camera')}</strong> {t(`call.problem.${state.problem}`)}
            </>
          )}
        </p>
      )}
    </>
  );
}

function Looking({ stream, model }: { stream: MediaStream; model: ScanModel }) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    element.srcObject = stream;
    const timer = setInterval(() => void model.look(element), LOOK_EVERY_MS);
    return () => {
      clearInterval(timer);
    };
  }, [stream, model]);
  return (
    <>
      <video
        ref={video}
        className={styles['camera']}
        muted
        autoPlay
        playsInline
        aria-label={t('pairing.camera')}
      />
      <p role="status">{t('pairing.looking')}</p>
      <Button onClick={model.stop}>{t('pairing.stopScan')}</Button>
    </>
  );
}
