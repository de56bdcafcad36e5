import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { VideoTile } from '@smart-triage/shared/ui/VideoTile';
import type { Actor } from '@smart-triage/shared/domain/role';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { CallControls } from './CallControls.tsx';
import type { CallModel, CallSnapshot } from './callModel.ts';
import { PictureActs } from './PictureActs.tsx';
import { Sounds } from './Sounds.tsx';
import { useTileWidth } from './useTileWidth.ts';
import styles from './VideoCall.module.css';

const css = classesOf(styles);

export type VideoCallProps = {
  model: CallModel;
  mayTalk: boolean;
  isJoined: boolean;
  /** Cardiologists with a place in the consult; several can be in one call. */
  consultants: readonly Actor[];
  ownId: string;
  /** Beside the other buttons of the picture; for who may not ask, nothing. */
  still: ReactNode;
  /** As the crew has said; `null` while it has not. */
  patientHears: boolean | null;
};

/** Seeing, hearing and speaking to the ambulance. */
export function VideoCall({
  model,
  mayTalk,
  isJoined,
  consultants,
  ownId,
  still,
  patientHears,
}: VideoCallProps) {
  const { t } = useTranslation();
  const call = useReadable(model);
  const tile = useTileWidth(model.fitPicture);
  const video = useRef<HTMLVideoElement>(null);
  const { picture, phase } = call;
  return (
    <Panel
      title={t('call.title')}
      state={<CallState call={call} />}
      actions={
        <>
          <PictureActs tile={tile} video={video} isLive={picture?.arrives === true && !picture.paused} />
          {still}
        </>
      }
      flush
    >
      <div className={css('call')}>
        <div ref={tile} className={css('picture')}>
          <VideoTile
            stream={picture && !picture.paused ? picture.stream : null}
            label={picture?.owner.name ?? t(phase === 'live' ? 'call.nobody' : 'call.joining')}
            figures={<Figures call={call} />}
            onShown={model.notePicture}
            video={video}
          />
        </div>
        <Sounds voices={call.voices} />
        <div className={css('who')}>
          <Members people={consultants} ownId={ownId} />
          <Listeners call={call} patientHears={patientHears} />
        </div>
        {mayTalk && <CallControls call={call} actions={model} isJoined={isJoined} />}
      </div>
    </Panel>
  );
}

/** Who else is in the call, before one speaks of a colleague. */
function Members({ people, ownId }: { people: readonly Actor[]; ownId: string }) {
  const { t } = useTranslation();
  if (people.length === 0) return null;
  const names = people.map(({ id, name }) => (id === ownId ? t('call.youOf', { name }) : name));
  return <p>{t('call.members', { names: names.join(', ') })}</p>;
}

/** [MS3] Before one speaks: who hears it, and nothing of that while nothing comes from there. */
function Listeners({ call, patientHears }: { call: CallSnapshot } & Pick<VideoCallProps, 'patientHears'>) {
  const { t } = useTranslation();
  // While it is being joined, that is said above.
  if (call.phase !== 'live' || call.ambulance === 'unsure') return null;
  if (call.ambulance === 'gone') return <Badge tone="stale">{t('call.hears.nothingComes')}</Badge>;
  return (
    <Badge tone={patientHears === false ? 'done' : 'waiting'}>
      {t(`call.hears.${hearsWord(patientHears)}`)}
    </Badge>
  );
}

/** Not said is not "no". */
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
  return [
    ...(picture?.layers ? [t('call.layer', { layer: picture.layers.spatial + 1 })] : []),
    t('call.figures', figures),
    figures.delayMs === null ? t('call.delayUnknown') : t('call.delay', { ms: figures.delayMs }),
  ].join(' · ');
}
