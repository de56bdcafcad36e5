import { nameOf } from '@smart-triage/shared/domain/role';
import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { heardLater } from '@smart-triage/shared/domain/caseOpening';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { HandoverButton } from '@smart-triage/shared/ui/handover/HandoverButton';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import type { Instant } from '@smart-triage/shared/time/instant';
import { useTranslation } from 'react-i18next';
import { ecgHref } from '../../lib/route.ts';
import styles from './Timeline.module.css';
import { ecgMoment } from './ecgMoment.ts';
import { videoMoment } from './videoMoment.ts';
import { timelineEntries, type TimelineEntry } from './timelineEntries.ts';
import { timelineWords } from './timelineWords.ts';

const css = classesOf(styles);

export type TimelineProps = {
  state: CaseState;
  events: readonly CaseEvent[];
  hospitals: readonly Hospital[];
  /** Shows what was recorded at that moment, `isBesideEcg` on the ECG sheet that the same press leads to; `null` for whoever may not watch it. */
  onVideo?: ((at: Instant, isBesideEcg: boolean) => void) | null;
};

/** What happened, newest first; from each line one press leads to the ECG of that moment, or to ECG and picture beside each other. */
export function Timeline({ state, events, hospitals, onVideo = null }: TimelineProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('timeline.title')} actions={<HandoverButton record={state} hospitals={hospitals} />}>
      <ol className={css('list')}>
        {timelineEntries(state, events).map((entry) => (
          <li key={entry.id} className={css('entry')}>
            <Entry entry={entry} state={state} hospitals={hospitals} onVideo={onVideo} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

type EntryProps = Omit<TimelineProps, 'events'> & { entry: TimelineEntry };

function Entry({ entry: { at, by, what, count }, state, hospitals, onVideo }: EntryProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { time } = format;
  const moment = ecgMoment({ at, what }, state);
  const recorded = videoMoment({ at, what }, state);
  const opened =
    what.type === 'case-opened' && heardLater(state.openedAt, at) !== null ? state.openedAt : null;
  return (
    <>
      <time className={css('time')} dateTime={new Date(at).toISOString()}>
        {time(at)}
      </time>
      <span>
        {timelineWords(what, { hospitals, t, format })}
        {opened !== null && ` (${t('timeline.openedAt', { time: time(opened) })})`}
        {count > 1 && ` (${t('timeline.times', { count })})`}
        <span className={css('by')}> · {nameOf(by)}</span>
      </span>
      <span className={css('jumps')}>
        {moment && (
          <a
            className={css('jump')}
            href={ecgHref(state.caseId, moment)}
            aria-label={t('timeline.toEcgOf', { time: time(at) })}
          >
            {t('timeline.toEcg')}
          </a>
        )}
        {recorded !== null && onVideo && (
          <VideoJump
            time={time(at)}
            sheetHref={moment && ecgHref(state.caseId, moment)}
            onVideo={(isBesideEcg) => {
              onVideo(recorded, isBesideEcg);
            }}
          />
        )}
      </span>
    </>
  );
}

type VideoJumpProps = {
  time: string;
  /** `null` while there was no ECG yet. */
  sheetHref: string | null;
  onVideo: (isBesideEcg: boolean) => void;
};

/** To picture and ECG of that moment together; without an ECG, to the picture alone. */
function VideoJump({ time, sheetHref, onVideo }: VideoJumpProps) {
  const { t } = useTranslation();
  const shared = { className: css('jump'), 'aria-label': t('timeline.toVideoOf', { time }) };
  const words = t('timeline.toVideo');
  if (sheetHref === null)
    return (
      <button
        type="button"
        {...shared}
        onClick={() => {
          onVideo(false);
        }}
      >
        {words}
      </button>
    );
  return (
    <a
      href={sheetHref}
      {...shared}
      onClick={() => {
        onVideo(true);
      }}
    >
      {words}
    </a>
  );
}
