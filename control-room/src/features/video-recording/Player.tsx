import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { VideoSegment } from '@smart-triage/shared/protocol/videoRecording';
import { addMs, type Instant, instant } from '@smart-triage/shared/time/instant';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ecgHref } from '../../lib/route.ts';
import { Failure } from '../../ui/Failure.tsx';
import { PieceView } from './PieceView.tsx';
import { momentIn, placeOf, rangeOf } from './playlist.ts';
import type { RecordedVideoModel } from './recordedVideoModel.ts';
import { usePiece } from './usePiece.ts';
import styles from './videoRecording.module.css';

const css = classesOf(styles);
const LEAP_MS = 10_000;

type PlayerProps = {
  caseId: CaseId;
  /** At least one. */
  pieces: readonly VideoSegment[];
  /** Where it begins; when this becomes another moment, it goes there. */
  from: Instant;
  load: RecordedVideoModel['load'];
  /** Asks what has come since. */
  onMore: (at: Instant) => void;
  /** Told where the picture is. */
  onMoment?: ((at: Instant) => void) | undefined;
};

/** One picture at a time, with the time at which it was taken. A hole is shown as a hole, and is left by hand. */
export function Player({ caseId, pieces, from, load, onMore, onMoment }: PlayerProps) {
  const { t } = useTranslation();
  /** Where somebody, or the end of a piece, has put it; `now` runs on from there. */
  const [wanted, setWanted] = useState(from);
  const [now, setNow] = useState(from);
  const [attempt, setAttempt] = useState(0);
  const goTo = (at: Instant): void => {
    setWanted(at);
    setNow(at);
  };
  const [begun, setBegun] = useState(from);
  if (begun !== from) {
    setBegun(from);
    goTo(from);
  }
  useEffect(() => {
    onMoment?.(now);
  }, [onMoment, now]);
  const place = placeOf(pieces, wanted);
  const loaded = usePiece(place.kind === 'piece' ? place.piece : null, load, attempt);
  const picture = () => {
    if (place.kind === 'gap')
      return (
        <Gap
          next={place.next}
          onGoOn={goTo}
          onMore={() => {
            onMore(wanted);
          }}
        />
      );
    if (!loaded) return <p role="status">{t('recordedVideo.loading')}</p>;
    if ('code' in loaded)
      return (
        <Failure
          code={loaded.code}
          action={
            <Button
              onClick={() => {
                setAttempt(attempt + 1);
              }}
            >
              {t('recordedVideo.again')}
            </Button>
          }
        />
      );
    return (
      <PieceView
        url={loaded.url}
        second={place.second}
        onSecond={(second) => {
          setNow(momentIn(place.piece, second));
        }}
        onEnd={() => {
          goTo(place.piece.endedAt);
        }}
      />
    );
  };
  return (
    <div className={css('player')}>
      <div className={css('stage')}>{picture()}</div>
      <Controls pieces={pieces} now={now} onGoTo={goTo} />
      <a className={css('ecg')} href={ecgHref(caseId, { at: now })}>
        {t('recordedVideo.toEcg')}
      </a>
    </div>
  );
}

type GapProps = { next: VideoSegment | null; onGoOn: (at: Instant) => void; onMore: () => void };

function Gap({ next, onGoOn, onMore }: GapProps) {
  const { t } = useTranslation();
  const { timeToSecond } = useFormat();
  return (
    <div role="status" className={css('gap')}>
      <p>{t('recordedVideo.gap')}</p>
      {next ? (
        <Button
          onClick={() => {
            onGoOn(next.startedAt);
          }}
        >
          {t('recordedVideo.goOn', { time: timeToSecond(next.startedAt) })}
        </Button>
      ) : (
        <Button onClick={onMore}>{t('recordedVideo.more')}</Button>
      )}
    </div>
  );
}

type ControlsProps = Pick<PlayerProps, 'pieces'> & { now: Instant; onGoTo: (at: Instant) => void };

function Controls({ pieces, now, onGoTo }: ControlsProps) {
  const { t } = useTranslation();
  const { timeToSecond } = useFormat();
  const range = rangeOf(pieces);
  if (!range) return null;
  const leap = (ms: number) => () => {
    onGoTo(addMs(now, ms));
  };
  return (
    <div className={css('controls')}>
      <Button onClick={leap(-LEAP_MS)}>{t('recordedVideo.back')}</Button>
      <input
        type="range"
        className={css('slider')}
        aria-label={t('recordedVideo.moment')}
        aria-valuetext={timeToSecond(now)}
        min={range.from}
        max={range.to}
        step={1000}
        value={Math.min(Math.max(now, range.from), range.to)}
        onChange={({ target }) => {
          onGoTo(instant(Number(target.value)));
        }}
      />
      <Button onClick={leap(LEAP_MS)}>{t('recordedVideo.forward')}</Button>
      <output className={css('clock')}>{timeToSecond(now)}</output>
    </div>
  );
}
