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
import { memo } from 'react';
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
  const shared = { t: useTranslation('shared').t, format: useFormat() };
  return (
    <Panel title={t('timeline.title')} actions={<HandoverButton record={state} hospitals={hospitals} />}>
      <ol className={css('list')}>
        {timelineEntries(state, events).map((entry) => (
          <li key={entry.id} className={css('entry')}>
            <Entry
              {...entryProps(entry, state)}
              words={timelineWords(entry.what, { hospitals, t, shared })}
              onVideo={onVideo}
            />
          </li>
        ))}
      </ol>
    </Panel>
  );
}

type EntryProps = {
  at: Instant;
  words: string;
  by: string;
  count: number;
  /** Where the server heard of it later. */
  openedAt: Instant | null;
  sheetHref: string | null;
  /** A moment that was recorded. */
  recordedAt: Instant | null;
  onVideo: TimelineProps['onVideo'];
};

function entryProps(entry: TimelineEntry, state: CaseState): Omit<EntryProps, 'words' | 'onVideo'> {
  const { at, by, what, count } = entry;
  const moment = ecgMoment(entry, state);
  const isLater = what.type === 'case-opened' && heardLater(state.openedAt, at) !== null;
  return {
    ...{ at, count, by: nameOf(by) },
    openedAt: isLater ? state.openedAt : null,
    sheetHref: moment && ecgHref(state.caseId, moment),
    recordedAt: videoMoment(entry, state),
  };
}

/** Drawn again only when it says something else: a case has hundreds of them, and each change adds one. */
const Entry = memo(function Entry(entry: EntryProps) {
  const { at, words, by, count, openedAt, sheetHref, recordedAt, onVideo } = entry;
  const { t } = useTranslation();
  const { time } = useFormat();
  return (
    <>
      <time className={css('time')} dateTime={new Date(at).toISOString()}>
        {time(at)}
      </time>
      <span>
        {words}
        {openedAt !== null && ` (${t('timeline.openedAt', { time: time(openedAt) })})`}
        {count > 1 && ` (${t('timeline.times', { count })})`}
        <span className={css('by')}> · {by}</span>
      </span>
      <span className={css('jumps')}>
        {sheetHref !== null && (
          <a className={css('jump')} href={sheetHref} aria-label={t('timeline.toEcgOf', { time: time(at) })}>
            {t('timeline.toEcg')}
          </a>
        )}
        {recordedAt !== null && onVideo && (
          <VideoJump
            time={time(at)}
            sheetHref={sheetHref}
            onVideo={(isBesideEcg) => {
              onVideo(recordedAt, isBesideEcg);
            }}
          />
        )}
      </span>
    </>
  );
});

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
