import type { EcgReading } from '@smart-triage/models/ecg/analyseEcg';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../ui/Failure.tsx';
import { type ComparedEcg, EcgComparison } from './EcgComparison.tsx';
import styles from './EcgWorkstation.module.css';
import { clockTime, SheetArea } from './SheetArea.tsx';
import type { SheetPage } from './sheetPage.ts';
import { SheetScroller } from './SheetScroller.tsx';
import { type StoredEcg, storedOn } from './storedEcgs.ts';
import type { Readings } from './useReadings.ts';
import type { WorkstationModel, WorkstationSnapshot } from './workstationModel.ts';

const css = classesOf(styles);

type SheetsProps = {
  model: WorkstationModel;
  snapshot: WorkstationSnapshot;
  state: CaseState;
  readings: Readings;
  stored: readonly StoredEcg[];
  /** Where the picture beside the sheet is. */
  pictureAt: Instant | null;
};

/** The sheet in view, the one that it is compared with, and what is different between the two. */
export function Sheets({ model, snapshot, state, readings, stored, pictureAt }: SheetsProps) {
  const { page, held } = snapshot;
  const compared = comparedEcgs(snapshot, readings, stored);
  return (
    <div className={css('reading')}>
      <Notice status={snapshot.status} isEmpty={!page} />
      <Notice status={snapshot.holding} isEmpty={!held} />
      {page && (
        <SheetArea
          model={model}
          snapshot={snapshot}
          page={page}
          notes={state.ecgNotes}
          stored={storedOn(page, stored)}
          pictureAt={pictureAt}
        />
      )}
      {page && <SheetScroller model={model} snapshot={snapshot} page={page} />}
      {page && held?.how === 'side-by-side' && (
        <SheetArea
          model={null}
          snapshot={snapshot}
          page={held.page}
          notes={state.ecgNotes}
          stored={storedOn(held.page, stored)}
          outsideTitle={held.outside?.title ?? null}
        />
      )}
      {compared && (
        <EcgComparison before={compared[0]} after={compared[1]} isOverlaid={held?.how === 'overlay'} />
      )}
    </div>
  );
}

/** The earlier first, whichever of the two was kept; `null` while there are no two. */
function comparedEcgs(
  { page, held, jPointMs }: WorkstationSnapshot,
  readings: Readings,
  stored: readonly StoredEcg[],
): [ComparedEcg, ComparedEcg] | null {
  if (!page || !held || held.page === page || !readings.shown || !readings.held) return null;
  const one = (of: SheetPage, reading: EcgReading, isHandMeasured: boolean): ComparedEcg => ({
    reading,
    time:
      (of === held.page ? held.outside?.title : undefined) ??
      clockTime(storedOn(of, stored)?.recording.recordedAt ?? of.excerpt.startsAt),
    isHandMeasured,
  });
  const shown = one(page, readings.shown, jPointMs !== null);
  const kept = one(held.page, readings.held, false);
  return page.excerpt.startsAt < held.page.excerpt.startsAt ? [shown, kept] : [kept, shown];
}

function Notice({ status, isEmpty }: { status: WorkstationSnapshot['status']; isEmpty: boolean }) {
  const { t } = useTranslation();
  if (typeof status === 'object') return <Failure code={status.failed} />;
  if (status === 'empty' || status === 'hole' || status === 'before-ecg')
    return (
      <EmptyState title={t(`workstation.${status}.title`)}>{t(`workstation.${status}.text`)}</EmptyState>
    );
  if (status === 'loading' && isEmpty) return <p role="status">{t('workstation.loading')}</p>;
  return null;
}
