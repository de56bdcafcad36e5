import type { RemoteMedia } from '@smart-triage/shared/client/mediaSession';
import type { Clock } from '@smart-triage/shared/time/clock';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { heard, useSilentSeconds, useSound } from '@smart-triage/shared/ui/useSound.ts';
import { VideoTile } from '@smart-triage/shared/ui/VideoTile';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './CallPanel.module.css';
import type { CallModel, CallState } from './callModel.ts';
import { Consult } from './Consult.tsx';
import type { DeviceKind, DeviceState } from './localMedia.ts';
import { Viewers } from './Viewers.tsx';

export type CallPanelProps = {
  model: CallModel;
  clock: Clock;
  /** What a cardiologist asks of the crew: before everything else. */
  asked?: ReactNode;
  /** What goes beside the call: photos, messages. */
  children?: ReactNode;
};

/** The own picture, who is there, and the few buttons of a call. */
export function CallPanel({ model, clock, asked, children }: CallPanelProps) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  const camera = useStream(state.camera.kind === 'on' ? state.camera.track : null);
  const isOver = state.ended === 'over';
  return (
    <Panel title={t('call.title')} state={!isOver && <MediaBadge phase={state.phase} />}>
      <div className={styles['call']}>
        {asked}
        {!isOver && (
          <div className={styles['ask']}>
            <Consult
              consult={state.consult}
              isLinked={state.isLinked}
              clock={clock}
              onRequest={model.requestConsult}
              onWithdraw={model.withdrawConsult}
            />
          </div>
        )}
        <Viewers viewers={state.viewers} />
        {state.ended && camera === null && <p role="status">{t(`call.ended.${state.ended}`)}</p>}
        {!isOver && (
          <div className={styles['own']}>
            <VideoTile
              stream={camera}
              label={t('call.ownPicture')}
              told={<OwnPicture isSent={state.sent.includes('camera')} />}
            />
            <div className={styles['controls']}>
              <MuteButton state={state} model={model} />
              <CameraButton camera={state.camera} model={model} />
              <CameraChoice state={state} model={model} />
            </div>
          </div>
        )}
        {!isOver && state.consult.kind !== 'not-asked' && (
          <PatientHears hears={state.patientHears} model={model} />
        )}
        <div className={styles['beside']}>{children}</div>
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

/** That the camera runs does not say that anybody gets its picture. */
function OwnPicture({ isSent }: { isSent: boolean }) {
  const { t } = useTranslation();
  return (
    <Badge tone={isSent ? 'live' : 'stale'}>{t(isSent ? 'call.pictureSent' : 'call.pictureHere')}</Badge>
  );
}

/** [MS3] What the control room is told before it speaks. */
function PatientHears({ hears, model }: { hears: boolean | null; model: CallModel }) {
  const { t } = useTranslation();
  return (
    <SegmentedChoice
      withoutNotKnown
      legend={t('call.hears.title')}
      options={[
        { value: true, label: t('call.hears.yes') },
        { value: false, label: t('call.hears.no') },
      ]}
      value={hears}
      onChange={(chosen) => {
        if (chosen !== null) model.setPatientHears(chosen);
      }}
    />
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

/** Two are changed by one tap; of more than two one is also chosen by its name. */
function CameraChoice({ state: { camera, cameras }, model }: { state: CallState; model: CallModel }) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  if (cameras.length < 2 || camera.kind !== 'on') return null;
  return (
    <>
      <Button onClick={() => void model.otherCamera()}>{t('call.otherCamera')}</Button>
      {cameras.length > 2 && (
        <Button
          onClick={() => {
            setIsOpen(true);
          }}
        >
          {t('call.chooseCamera')}
        </Button>
      )}
      {isOpen && (
        <Dialog
          title={t('call.chooseCamera')}
          onClose={() => {
            setIsOpen(false);
          }}
        >
          <SegmentedChoice
            withoutNotKnown
            legend={t('call.chooseCamera')}
            options={cameras.map(({ id, label }, index) => ({
              value: id,
              label: label === '' ? t('call.cameraNumber', { number: index + 1 }) : label,
            }))}
            value={camera.track.getSettings().deviceId ?? null}
            onChange={(id) => {
              if (id !== null) void model.chooseCamera(id);
              setIsOpen(false);
            }}
          />
        </Dialog>
      )}
    </>
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
  const seconds = useSilentSeconds(state === 'silent');
  const { name } = voice.owner;
  return (
    <div className={styles['voice']}>
      <Badge tone={state === 'playing' ? 'live' : 'waiting'}>
        {seconds > 0 ? t('call.voice.silentFor', { name, seconds }) : t(`call.voice.${state}`, { name })}
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
