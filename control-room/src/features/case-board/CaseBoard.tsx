import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BoardFilters } from './BoardFilters.tsx';
import { type BoardFilter, NO_FILTER } from './boardFilter.ts';
import type { BoardSnapshot } from './boardModel.ts';
import { BoardRows } from './BoardRows.tsx';
import styles from './CaseBoard.module.css';
import { useBoardKeys } from './useBoardKeys.ts';
import { useBoardRows } from './useBoardRows.ts';

const css = classesOf(styles);

export type CaseBoardProps = {
  board: BoardSnapshot;
  selected: CaseId | null;
  /** Whose page this is. */
  ownId: string;
  clock: Clock;
  /** Opens a case by key; a press on its row follows the row's own link. */
  onOpen: (caseId: CaseId) => void;
};

/** All open cases, most urgent first. The order stands still while a hand is on the list. */
export function CaseBoard({ board, selected, ownId, clock, onOpen }: CaseBoardProps) {
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  const [filter, setFilter] = useState<BoardFilter>(NO_FILTER);
  const { places, isHeld, arrived, focused, heightOf, handlers } = useBoardRows(board.cases, filter, ownId);
  const boardRef = useBoardKeys(
    places.map(({ state }) => state),
    selected,
    onOpen,
  );
  return (
    <section ref={boardRef} className={css('board')} aria-labelledby="board-title">
      <header className={css('header')}>
        <h2 id="board-title" className={css('title')}>
          {t('board.title')}
        </h2>
        <span className={css('count')}>{board.freshness.kind === 'loading' ? '' : board.cases.size}</span>
        {board.freshness.kind === 'stale' && (
          <Badge tone="stale">
            <AgeText measuredAt={board.freshness.since} now={now} />
          </Badge>
        )}
      </header>
      <BoardFilters filter={filter} onChange={setFilter} />
      <p className={css('held')}>
        {isHeld && t('board.held')} {arrived > 0 && <strong>{t('board.arrived', { count: arrived })}</strong>}
      </p>
      {board.freshness.kind === 'loading' ? (
        <Skeleton label={t('board.loading')} />
      ) : (
        <BoardRows
          places={places}
          selected={selected}
          focused={focused}
          isStale={board.freshness.kind === 'stale'}
          now={now}
          heightOf={heightOf}
          hands={handlers}
        />
      )}
      {board.freshness.kind !== 'loading' && places.length === 0 && (
        <div className={css('nobody')}>
          <Nobody isFiltered={board.cases.size > 0} />
        </div>
      )}
    </section>
  );
}

function Nobody({ isFiltered }: { isFiltered: boolean }) {
  const { t } = useTranslation();
  const kind = isFiltered ? 'filtered' : 'empty';
  return <EmptyState title={t(`board.${kind}.title`)}>{t(`board.${kind}.text`)}</EmptyState>;
}

function Skeleton({ label }: { label: string }) {
  return (
    <div className={css('skeletons')} role="status" aria-label={label}>
      <div className={css('skeleton')} />
      <div className={css('skeleton')} />
      <div className={css('skeleton')} />
    </div>
  );
}
