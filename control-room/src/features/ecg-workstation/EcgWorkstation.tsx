import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { EcgReading } from '@smart-triage/models/ecg/analyseEcg';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { caseHref } from '../../lib/route.ts';
import { useReadable } from '../../lib/useReadable.ts';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Actor } from '@smart-triage/shared/domain/role';
import { patientWords } from '../../lib/words.ts';
import type { EcgArchive } from './ecgArchive.ts';
import { EcgNotes, type NoteWriting } from './EcgNotes.tsx';
import styles from './EcgWorkstation.module.css';
import { HandMeasurements, type MeasureByHand } from './HandMeasurements.tsx';
import { KeyList } from './KeyList.tsx';
import type { OutsideEcg } from './outsideEcgs.ts';
import { OutsideEcgList } from './OutsideEcgList.tsx';
import { Measurements } from './Measurements.tsx';
import { MedianBeats } from './MedianBeats.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { endOf, shownMoment } from './SheetArea.tsx';
import type { SheetPage } from './sheetPage.ts';
import { Sheets } from './Sheets.tsx';
import { storedEcgs, storedOn } from './storedEcgs.ts';
import { StoredEcgList } from './StoredEcgList.tsx';
import { StMap } from './StMap.tsx';
import { useReadings } from './useReadings.ts';
import { useWorkstationKeys } from './useWorkstationKeys.ts';
import { WorkstationBar } from './WorkstationBar.tsx';
import {
  createWorkstationModel,
  SHEET_SIZES,
  type SheetSettings,
  type WantedMoment,
  type WorkstationModel,
  type WorkstationSnapshot,
} from './workstationModel.ts';

const css = classesOf(styles);

export type EcgWorkstationProps = {
  archive: EcgArchive;
  state: CaseState;
  /** The log of the case, as far as it has been read. */
  events: readonly CaseEvent[];
  /** `null` for whoever may not write on the trace. */
  writing: NoteWriting | null;
  /** `null` for whoever may not record what is measured by hand. */
  onMeasure: MeasureByHand | null;
  me: Actor;
  clock: Clock;
  /** Earlier ECGs from outside of this case, while they may be seen. */
  outside: readonly OutsideEcg[];
  /** Where to open; without it, at the newest ten seconds. */
  moment?: WantedMoment | undefined;
  /** What was recorded of the ambulance at the moment that the sheet shows, to stand beside it; `onMoment` is told where the picture is. */
  pictureOf?: ((at: Instant, onMoment: (at: Instant) => void) => ReactNode) | null;
};

/** The stored ECG of a case at diagnostic quality: read, measured, compared, written on and printed. */
export function EcgWorkstation(props: EcgWorkstationProps) {
  const [model] = useState(() =>
    createWorkstationModel(props.archive, sizeFor(window.innerWidth), props.moment),
  );
  useEffect(
    () => () => {
      model.close();
    },
    [model],
  );
  useFollowed(model, props.moment);
  return <Workstation {...props} model={model} />;
}

/** The address can ask for another moment while the sheet is open. */
function useFollowed(model: WorkstationModel, moment: WantedMoment | undefined): void {
  const opened = useRef(moment);
  useEffect(() => {
    if (!moment || moment === opened.current) return;
    opened.current = moment;
    if ('at' in moment) model.openAt(moment.at);
    else model.open(moment);
  }, [model, moment]);
}

const SIDE_PX = 420;
/** 263 mm. */
const SHEET_PX = 995;

/** The largest at which ten seconds at 25 mm/s stand beside the measurements without scrolling. */
function sizeFor(pageWidth: number): SheetSettings['size'] {
  const room = pageWidth - SIDE_PX;
  return SHEET_SIZES.findLast((size) => size * SHEET_PX <= room) ?? 1;
}

function Workstation(props: EcgWorkstationProps & { model: WorkstationModel }) {
  const { model, state, events, writing, onMeasure, me, clock, outside, pictureOf = null } = props;
  const snapshot = useReadable(model);
  const [pictureAt, setPictureAt] = useState<Instant | null>(null);
  useWorkstationKeys(model);
  useOnlyWhileThere(model, snapshot, outside);
  const { page } = snapshot;
  const shownAt = momentOf(snapshot, props.moment);
  const readings = useReadings(snapshot, state.intake);
  const stored = useMemo(() => storedEcgs(events, state), [events, state]);
  const source = state.ecgStreams.find(({ streamId }) => streamId === page?.streamId)?.source;
  return (
    <div className={css('workstation')}>
      <Header state={state} source={source} page={page} clock={clock} />
      <WorkstationBar model={model} snapshot={snapshot} />
      <div className={css('body')}>
        <Sheets
          model={model}
          snapshot={snapshot}
          state={state}
          readings={readings}
          stored={stored}
          pictureAt={pictureAt}
        />
        {pictureOf && shownAt !== null && (
          <div className={css('picture')}>{pictureOf(shownAt, setPictureAt)}</div>
        )}
        <aside className={css('side')}>
          <StoredEcgList model={model} snapshot={snapshot} stored={stored} />
          <OutsideEcgList model={model} snapshot={snapshot} outside={outside} />
          {readings.shown && readings.found && (
            <Reading
              model={model}
              snapshot={snapshot}
              reading={readings.shown}
              found={readings.found.analysis}
              state={state}
            />
          )}
          {page && readings.shown?.beat && (
            <HandMeasurements
              page={page}
              measured={state.ecgMeasured}
              jPointMs={snapshot.jPointMs}
              me={me}
              model={model}
              onMeasure={onMeasure}
            />
          )}
          {page && (
            <EcgNotes page={page} snapshot={snapshot} notes={state.ecgNotes} writing={writing} me={me} />
          )}
          <KeyList />
        </aside>
      </div>
      {page && (
        <PrintSheet page={page} settings={snapshot.settings} state={state} stored={storedOn(page, stored)} />
      )}
    </div>
  );
}

const WITHOUT_ECG: readonly WorkstationSnapshot['status'][] = ['empty', 'hole', 'before-ecg'];

/** What the picture beside the sheet is of. Where no ECG is stored there can be a picture all the same. */
function momentOf(
  { page, moment, status }: WorkstationSnapshot,
  wanted: WantedMoment | undefined,
): Instant | null {
  if (page) return shownMoment(page, moment);
  return wanted && 'at' in wanted && WITHOUT_ECG.includes(status) ? wanted.at : null;
}

/** [HR1] What may no longer be seen goes from the sheet too. */
function useOnlyWhileThere(
  model: WorkstationModel,
  { held }: WorkstationSnapshot,
  outside: readonly OutsideEcg[],
): void {
  const isGone = held?.outside != null && !outside.some(({ id }) => id === held.outside?.id);
  useEffect(() => {
    if (isGone) model.compare(null);
  }, [model, isGone]);
}

type HeaderProps = {
  state: CaseState;
  source: 'recording' | 'simulator' | 'monitor' | undefined;
  page: SheetPage | null;
  clock: Clock;
};

/** Whose ECG this is, from what, and how old: a sheet is never live. */
function Header({ state, source, page, clock }: HeaderProps) {
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  const keyOf = useKeyOf();
  return (
    <header className={css('header')}>
      <a href={caseHref(state.caseId)} {...keyOf('sheet')}>
        {t('workstation.back')}
      </a>
      <h1 className={css('title')}>
        {t('workstation.title')} · {patientWords(state.intake, t)} · {t('patient.unit', { unit: state.unit })}
      </h1>
      {source && (
        <Badge tone={source === 'simulator' ? 'simulated' : 'neutral'}>{t(`ecg.source.${source}`)}</Badge>
      )}
      {page && (
        <span>
          {t('workstation.age')} <AgeText measuredAt={endOf(page)} now={now} />
        </span>
      )}
    </header>
  );
}

type ReadingProps = {
  model: WorkstationModel;
  snapshot: WorkstationSnapshot;
  reading: EcgReading;
  found: EcgAnalysis;
  state: CaseState;
};

/** What is measured on the sheet in view. */
function Reading({ model, snapshot, reading: { analysis, beat }, found, state }: ReadingProps) {
  const isJMoved = snapshot.jPointMs !== null;
  return (
    <>
      <Measurements analysis={analysis} found={found} isJMoved={isJMoved} />
      {analysis.kind === 'analysed' && found.kind === 'analysed' && (
        <StMap analysis={analysis} found={found} intake={state.intake} isJMoved={isJMoved} />
      )}
      {analysis.kind === 'analysed' && beat && (
        <MedianBeats beat={beat} waves={analysis.waves} snapshot={snapshot} model={model} />
      )}
    </>
  );
}
