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

export type VideoCallProps = {
  model: CallModel;
  mayTalk: boolean;
  isJoined: boolean;
  /** As the crew has said; `null` while it has not. */
  patientHears: boolean | null;
};

/** Seeing, hearing and speaking to the ambulance. */
export function VideoCall({ model, mayTalk, isJoined, patientHears }: VideoCallProps) {
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
            onShown={model.notePicture}
          />
        </div>
        <Sounds voices={call.voices} />
        <p className={css('hears')}>
          <Badge tone={patientHears === false ? 'done' : 'waiting'}>
            {t(`call.hears.${hearsWord(patientHears)}`)}
          </Badge>
        </p>
        {mayTalk && <CallControls call={call} actions={model} isJoined={isJoined} />}
      </div>
    </Panel>
  );
}

/** [MS3] Not said is not "no". */
function hearsWord(hears: boolean | null): 'yes' | 'no' | 'unknown' {
  if (hears === null) return 'unknown';
  return hears ? 'yes' : 'no';
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
