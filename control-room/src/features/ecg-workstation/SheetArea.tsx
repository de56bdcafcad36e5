import type { EcgNote } from '@smart-triage/shared/domain/ecgNote';
import { type Instant, instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { EcgSheet } from '@smart-triage/shared/ui/ecg/sheet/EcgSheet';
import {
  layOutSheet,
  SHEET_SECONDS,
  type SheetLayout,
} from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBandWords } from './bandWords.ts';
import { CaliperLayer, CaliperReading } from './CaliperLayer.tsx';
import styles from './EcgWorkstation.module.css';
import type { StoredEcg } from './storedEcgs.ts';
import { type SheetPage, signalsOf } from './sheetPage.ts';
import type { SheetPlace, WorkstationModel, WorkstationSnapshot } from './workstationModel.ts';

const css = classesOf(styles);

type SheetAreaProps = {
  /** `null` for a sheet that is only looked at. */
  model: WorkstationModel | null;
  snapshot: WorkstationSnapshot;
  page: SheetPage;
  notes: readonly EcgNote[];
  /** The 12-lead ECG that this sheet is; `null` for ten seconds from in between. */
  stored: StoredEcg | null;
  /** What an ECG from outside of this case is called: its clock says nothing about this one. */
  outsideTitle?: string | null;
  /** Where the picture beside the sheet is. */
  pictureAt?: Instant | null;
};

/** One sheet with what is written on it and measured on it; wider than the screen, it scrolls and keeps its scale. */
export function SheetArea(props: SheetAreaProps) {
  const { model, snapshot, page, notes, stored, outsideTitle = null, pictureAt = null } = props;
  const { t } = useTranslation();
  const { format, mmPerSecond, mmPerMv, band, size } = snapshot.settings;
  const layout = useMemo(() => layOutSheet(format, { mmPerSecond, mmPerMv }), [format, mmPerSecond, mmPerMv]);
  const signals = useMemo(() => signalsOf(page, band), [page, band]);
  const scale = useMemo(
    () => ({ mmPerSecond, mmPerMv, calibration: 1 / size }),
    [mmPerSecond, mmPerMv, size],
  );
  const words = useSheetWords(page, snapshot, stored, outsideTitle);
  return (
    <figure className={css('figure')}>
      {/* A region that scrolls must be reachable by keyboard. */}
      <div className={css('scroll')} tabIndex={0} role="region" aria-label={t('workstation.sheet')}>
        <EcgSheet layout={layout} signals={signals} scale={scale} label={words}>
          <NoteMarks page={page} notes={notes} layout={layout} mmPerSecond={mmPerSecond} />
          <MomentMark page={page} moment={snapshot.moment} layout={layout} mmPerSecond={mmPerSecond} />
          <PictureMark page={page} at={pictureAt} layout={layout} mmPerSecond={mmPerSecond} />
          {model && snapshot.caliper && (
            <CaliperLayer
              caliper={snapshot.caliper}
              layout={layout}
              scale={scale}
              rateHz={signals.rateHz}
              onChange={model.setCaliper}
            />
          )}
        </EcgSheet>
      </div>
      <figcaption className={css('printed')}>
        <span>{words}</span>
        {model && snapshot.caliper && <CaliperReading caliper={snapshot.caliper} scale={scale} />}
      </figcaption>
    </figure>
  );
}

/** What has to stand beside a trace for it to be read: when, how fast, how tall, through which filter. */
export function useSheetWords(
  page: SheetPage,
  { settings }: Pick<WorkstationSnapshot, 'settings'>,
  stored: StoredEcg | null,
  outsideTitle: string | null = null,
): string {
  const { t } = useTranslation();
  const { withUnit, timeToSecond } = useFormat();
  const bandWords = useBandWords();
  return [
    ...(stored ? [t('workstation.storedAt', { time: timeToSecond(stored.recording.recordedAt) })] : []),
    outsideTitle ??
      t('workstation.takenAt', { time: timeToSecond(instant(Math.round(page.excerpt.startsAt))) }),
    withUnit(settings.mmPerSecond, 'mm/s'),
    withUnit(settings.mmPerMv, 'mm/mV'),
    bandWords(settings.band),
  ].join(' · ');
}

/** To the second: two sheets of one minute are two ECGs. */
export function clockTime(ms: number): string {
  return new Date(instant(Math.round(ms))).toTimeString().slice(0, 8);
}

type OnSheet = { page: SheetPage; layout: SheetLayout; mmPerSecond: number };

/** How far from the sheet's edge something stands that was `seconds` after its start. */
function insetOf(seconds: number, { layout: { traceLeft, width }, mmPerSecond }: OnSheet): string {
  return `${((traceLeft + seconds * mmPerSecond) / width) * 100}%`;
}

function NoteMarks({ notes, ...sheet }: OnSheet & { notes: readonly EcgNote[] }) {
  return notesOn(sheet.page, notes).map(({ note, seconds }, index) => (
    <span
      key={index}
      className={css('note')}
      style={{ insetInlineStart: insetOf(seconds, sheet) }}
      title={note.text}
    >
      {note.text}
    </span>
  ));
}

/** Where the timeline led to. */
function MomentMark({ moment, ...sheet }: OnSheet & { moment: SheetPlace | null }) {
  const { t } = useTranslation();
  const seconds = moment && secondsOn(sheet.page, { ...moment, seq: moment.fromSeq, sample: 0 });
  if (seconds === null) return null;
  return (
    <span className={css('note', 'moment')} style={{ insetInlineStart: insetOf(seconds, sheet) }}>
      {t('workstation.moment')}
    </span>
  );
}

/** Where the picture beside the sheet is. */
function PictureMark({ at, ...sheet }: OnSheet & { at: Instant | null }) {
  const seconds = at === null ? NaN : (at - sheet.page.excerpt.startsAt) / 1000;
  if (!(seconds >= 0 && seconds < SHEET_SECONDS)) return null;
  return (
    <span
      className={css('note', 'pictureMark')}
      style={{ insetInlineStart: insetOf(seconds, sheet) }}
      aria-hidden
    />
  );
}

/** The moment that a sheet is about: the one that somebody was led to where it is in view, else its first sample. */
export function shownMoment(page: SheetPage, moment: SheetPlace | null): Instant {
  const seconds = moment && secondsOn(page, { ...moment, seq: moment.fromSeq, sample: 0 });
  return instant(Math.round(page.excerpt.startsAt + (seconds ?? 0) * 1000));
}

/** When the last sample of a sheet was taken. */
export function endOf({ excerpt: { startsAt } }: SheetPage): Instant {
  return instant(Math.round(startsAt + SHEET_SECONDS * 1000));
}

/** Those that are pinned to a sample of this sheet, with how far from its start. */
export function notesOn(page: SheetPage, notes: readonly EcgNote[]) {
  return notes.flatMap((note) => {
    const seconds = secondsOn(page, note);
    return seconds === null ? [] : [{ note, seconds }];
  });
}

/** From the sheet's start to a stored sample; `null` where it is not on this sheet. */
function secondsOn(
  page: SheetPage,
  { streamId, seq, sample }: Pick<EcgNote, 'streamId' | 'seq' | 'sample'>,
): number | null {
  const index = streamId === page.streamId ? page.stretch.indexOf(seq, sample) : null;
  const seconds = index === null ? NaN : (index - page.start) / page.stretch.format.rateHz;
  return seconds >= 0 && seconds < SHEET_SECONDS ? seconds : null;
}
