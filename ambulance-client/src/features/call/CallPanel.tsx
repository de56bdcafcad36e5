import type { RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import type { Clock } from '@smart-triage/shared/time/clock';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { heard, useSound } from '@smart-triage/shared/ui/useSound.ts';
import { VideoTile } from '@smart-triage/shared/ui/VideoTile';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './CallPanel.module.css';
import type { CallModel, CallState } from './callModel.ts';
import { Consult } from './Consult.tsx';
import type { DeviceKind, DeviceState } from './localMedia.ts';
import { Viewers } from './Viewers.tsx';

/** The own picture, who is there, and the few buttons of a call. */
export function CallPanel({ model, clock }: { model: CallModel; clock: Clock }) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  const camera = useStream(state.camera.kind === 'on' ? state.camera.track : null);
  return (
    <Panel title={t('call.title')} state={<MediaBadge phase={state.phase} />}>
      <div className={styles['call']}>
        <Consult
          consult={state.consult}
          clock={clock}
          onRequest={model.requestConsult}
          onWithdraw={model.withdrawConsult}
        />
        <Viewers viewers={state.viewers} />
        <div className={styles['own']}>
          <VideoTile stream={camera} label={t('call.ownPicture')} />
          <div className={styles['controls']}>
            <MuteButton state={state} model={model} />
            <CameraButton camera={state.camera} model={model} />
          </div>
        </div>
        {(['microphone', 'camera'] as const).map((device) => (
          <DeviceNotice key={device} device={device} state={state[device]} model={model} />
        ))}
        {state.voices.map((voice) => (
          <Voice key={voice.producerId} voice={voice} />
        ))}
      </div>
    </Panel>
  );
}

function MediaBadge({ phase }: { phase: CallState['phase'] }) {
  const { t } = useTranslation();
  return <Badge tone={phase === 'live' ? 'live' : 'waiting'}>{t(`call.phase.${phase}`)}</Badge>;
}

function MuteButton({ state, model }: { state: CallState; model: CallModel }) {
  const { t } = useTranslation();
  return (
    <Button
      aria-pressed={state.isMuted}
      onClick={() => {
        model.setMuted(!state.isMuted);
      }}
    >
      {t(state.isMuted ? 'call.unmute' : 'call.mute')}
    </Button>
  );
}

function CameraButton({ camera, model }: { camera: DeviceState; model: CallModel }) {
  const { t } = useTranslation();
  const isOn = camera.kind === 'on';
  return (
    <Button
      onClick={() => {
        void (isOn ? model.turnOff('camera') : model.turnOn('camera'));
      }}
    >
      {t(isOn ? 'call.cameraOff' : 'call.cameraOn')}
    </Button>
  );
}

/** What is wrong with a device, and what to do about it. */
function DeviceNotice({
  device,
  state,
  model,
}: {
  device: DeviceKind;
  state: DeviceState;
  model: CallModel;
}) {
  const { t } = useTranslation();
  if (state.kind !== 'failed') return null;
  return (
    <div className={styles['problem']} role="status">
      <p>
        <strong>{t(`call.device.${device}`)}</strong> {t(`call.problem.${state.problem}`)}
      </p>
      <Button
        aria-label={t('call.retryOf', { device: t(`call.device.${device}`) })}
        onClick={() => {
          void model.turnOn(device);
        }}
      >
        {t('call.retry')}
      </Button>
    </div>
  );
}

/** One voice from the control room, and a button when the browser wants a touch before it makes sound. */
function Voice({ voice }: { voice: RemoteMedia }) {
  const { t } = useTranslation();
  const stream = useStream(voice.track);
  const { state: player, start } = useSound(stream);
  const state = heard(player, voice.arrives);
  return (
    <div className={styles['voice']}>
      <Badge tone={state === 'playing' ? 'live' : 'waiting'}>
        {t(`call.voice.${state}`, { name: voice.owner.name })}
      </Badge>
      {state === 'refused' && (
        <Button variant="primary" onClick={start}>
          {t('call.startSound')}
        </Button>
      )}
    </div>
  );
}

function useStream(track: MediaStreamTrack | null): MediaStream | null {
  return useMemo(() => (track ? new MediaStream([track]) : null), [track]);
}
