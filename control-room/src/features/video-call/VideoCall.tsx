import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { VideoTile } from '@smart-triage/shared/ui/VideoTile';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { CallControls } from './CallControls.tsx';
import type { CallModel, CallSnapshot } from './callModel.ts';
import { Sounds } from './Sounds.tsx';
import { useTileWidth } from './useTileWidth.ts';
import styles from './VideoCall.module.css';

const css = classesOf(styles);

export type VideoCallProps = { model: CallModel; mayTalk: boolean; isJoined: boolean };

/** Seeing, hearing and speaking to the ambulance. */
export function VideoCall({ model, mayTalk, isJoined }: VideoCallProps) {
  const { t } = useTranslation();
  const call = useReadable(model);
  const tile = useTileWidth(model.fitPicture);
  const { picture, phase } = call;
  return (
    <Panel title={t('call.title')} state={<CallState call={call} />} flush>
      <div className={css('call')}>
        <div ref={tile} className={css('picture')}>
          <VideoTile
            stream={picture && !picture.paused ? picture.stream : null}
            label={picture?.owner.name ?? t(phase === 'live' ? 'call.nobody' : 'call.joining')}
            figures={<Figures call={call} />}
          />
        </div>
        <Sounds voices={call.voices} />
        {mayTalk && <CallControls call={call} actions={model} isJoined={isJoined} />}
      </div>
    </Panel>
  );
}

function CallState({ call: { phase, picture } }: { call: CallSnapshot }) {
  const { t } = useTranslation();
  if (phase !== 'live') return <Badge tone="waiting">{t('call.joining')}</Badge>;
  if (picture?.paused) return <Badge>{t('call.cameraOff')}</Badge>;
  if (picture && picture.limit !== 'none')
    return <Badge tone="waiting">{t(`call.limit.${picture.limit}`)}</Badge>;
  return null;
}

function Figures({ call: { figures, picture } }: { call: CallSnapshot }) {
  const { t } = useTranslation();
  if (!figures) return null;
  const size = t('call.figures', figures);
  return picture?.layers ? `${t('call.layer', { layer: picture.layers.spatial + 1 })} · ${size}` : size;
}
