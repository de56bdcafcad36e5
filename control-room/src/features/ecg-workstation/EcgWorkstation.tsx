import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { EcgNoteDraft } from '@smart-triage/shared/domain/ecgNote';
import { analyseWithBeat } from '@smart-triage/models/ecg/analyseEcg';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseHref } from '../../lib/route.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { patientWords } from '../../lib/words.ts';
import { Failure } from '../../ui/Failure.tsx';
import type { EcgArchive } from './ecgArchive.ts';
import { EcgNotes } from './EcgNotes.tsx';
import styles from './EcgWorkstation.module.css';
import { KeyList } from './KeyList.tsx';
import { Measurements } from './Measurements.tsx';
import { MedianBeats } from './MedianBeats.tsx';
import { PrintSheet } from './PrintSheet.tsx';
import { SheetArea } from './SheetArea.tsx';
import { SheetScroller } from './SheetScroller.tsx';
import type { SheetPage } from './sheetPage.ts';
import { StMap } from './StMap.tsx';
import { useWorkstationKeys } from './useWorkstationKeys.ts';
import { WorkstationBar } from './WorkstationBar.tsx';
import {
  createWorkstationModel,
  SHEET_SIZES,
  type SheetSettings,
  type WorkstationModel,
} from './workstationModel.ts';

const css = classesOf(styles);

export type EcgWorkstationProps = {
  archive: EcgArchive;
  state: CaseState;
  /** `null` for whoever may not write on the trace. */
  onNote: ((note: EcgNoteDraft) => Promise<void>) | null;
};

/** The stored ECG of a case at diagnostic quality: read, measured, compared, written on and printed. */
export function EcgWorkstation(props: EcgWorkstationProps) {
  const [model] = useState(() => createWorkstationModel(props.archive, sizeFor(window.innerWidth)));
  useEffect(
    () => () => {
      model.close();
    },
    [model],
  );
  return <Workstation {...props} model={model} />;
}

const SIDE_PX = 420;
/** 263 mm. */
const SHEET_PX = 995;

/** The largest at which ten seconds at 25 mm/s stand beside the measurements without scrolling. */
function sizeFor(pageWidth: number): SheetSettings['size'] {
  const room = pageWidth - SIDE_PX;
  return SHEET_SIZES.findLast((size) => size * SHEET_PX <= room) ?? 1;
}

function Workstation({ model, state, onNote }: EcgWorkstationProps & { model: WorkstationModel }) {
  const snapshot = useReadable(model);
  useWorkstationKeys(model);
  const { page, held } = snapshot;
  const source = state.ecgStreams.find(({ streamId }) => streamId === page?.streamId)?.source;
  return (
    <div className={css('workstation')}>
      <Header state={state} source={source} />
      <WorkstationBar model={model} snapshot={snapshot} />
      <div className={css('body')}>
        <div className={css('reading')}>
          <Notice snapshot={snapshot} />
          {page && <SheetArea model={model} snapshot={snapshot} page={page} notes={state.ecgNotes} />}
          {page && held?.how === 'side-by-side' && (
            <SheetArea model={null} snapshot={snapshot} page={held.page} notes={state.ecgNotes} />
          )}
          {page && <SheetScroller model={model} snapshot={snapshot} page={page} />}
        </div>
        <aside className={css('side')}>
          {page && <Reading model={model} snapshot={snapshot} page={page} state={state} />}
          {page && <EcgNotes page={page} snapshot={snapshot} notes={state.ecgNotes} onNote={onNote} />}
          <KeyList />
        </aside>
      </div>
      {page && <PrintSheet page={page} settings={snapshot.settings} state={state} />}
    </div>
  );
}

type HeaderProps = { state: CaseState; source: 'recording' | 'simulator' | 'monitor' | undefined };

function Header({ state, source }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <header className={css('header')}>
      <a href={caseHref(state.caseId)}>{t('workstation.back')}</a>
      <h1 className={css('title')}>
        {t('workstation.title')} · {patientWords(state.intake, t)}
      </h1>
      {source && (
        <Badge tone={source === 'simulator' ? 'simulated' : 'neutral'}>{t(`ecg.source.${source}`)}</Badge>
      )}
    </header>
  );
}

function Notice({ snapshot: { status, page } }: { snapshot: ReturnType<WorkstationModel['getSnapshot']> }) {
  const { t } = useTranslation();
  if (typeof status === 'object') return <Failure code={status.failed} />;
  if (status === 'empty' || status === 'hole')
    return (
      <EmptyState title={t(`workstation.${status}.title`)}>{t(`workstation.${status}.text`)}</EmptyState>
    );
  if (status === 'loading' && !page) return <p role="status">{t('workstation.loading')}</p>;
  return null;
}

type ReadingProps = {
  model: WorkstationModel;
  snapshot: ReturnType<WorkstationModel['getSnapshot']>;
  page: SheetPage;
  state: CaseState;
};

/** What is measured on this sheet, as often as the sheet, the patient or the J point changes. */
function Reading({ model, snapshot, page, state }: ReadingProps) {
  const { jPointMs, held } = snapshot;
  const { sex, ageYears } = state.intake;
  const patient = useMemo(
    () => ({ ...(sex && { sex }), ...(ageYears !== undefined && { ageYears }) }),
    [sex, ageYears],
  );
  const { analysis, beat } = useMemo(
    () => analyseWithBeat(page.excerpt, patient, jPointMs),
    [page, patient, jPointMs],
  );
  const earlier = useMemo(() => (held ? analyseWithBeat(held.page.excerpt, patient) : null), [held, patient]);
  const before = held?.how === 'overlay' ? earlier : null;
  return (
    <>
      <Measurements analysis={analysis} earlier={earlier?.analysis ?? null} isJMoved={jPointMs !== null} />
      {analysis.kind === 'analysed' && <StMap analysis={analysis} patient={patient} />}
      {analysis.kind === 'analysed' && beat && (
        <MedianBeats
          beat={beat}
          earlier={before?.beat ?? null}
          waves={analysis.waves}
          jPointMs={jPointMs}
          onMove={model.setJPoint}
        />
      )}
    </>
  );
}
