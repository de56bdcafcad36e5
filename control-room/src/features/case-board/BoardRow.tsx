import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { ageMs, type Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseHref } from '../../lib/route.ts';
import { holderWords, patientWords } from '../../lib/words.ts';
import styles from './BoardRow.module.css';
import {
  type BoardPlace,
  heartOutcome,
  isDisputed,
  isGateMet,
  isInDanger,
  isRinging,
  isUndecided,
  isUnseen,
  waitingSince,
} from './boardOrder.ts';

const css = classesOf(styles);

type BoardRowProps = BoardPlace & { isSelected: boolean; now: Instant };

/** Drawn anew only when something in it changes; every second brings a new age. */
export const BoardRow = memo(function BoardRow({ state, isGone, isSelected, now }: BoardRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const ringing = isRinging(state) && !isGone;
  // Said of every row, so that a row that a hand is at has room for it when a consult rings.
  const holder = holderWords(state, t) ?? t('board.heldByNobody');
  const hasChanged = useJustChanged(urgencyOf(state), now);
  const waited = format.stopwatch(ageMs(waitingSince(state), now));
  return (
    <a
      className={css(
        'row',
        ringing && 'ringing',
        isSelected && 'selected',
        hasChanged && 'changed',
        isGone && 'gone',
      )}
      href={caseHref(state.caseId)}
      aria-current={isSelected ? 'page' : undefined}
    >
      <span className={css('line')}>
        {!isGone && <Mark state={state} />}
        <strong className={css('unit')}>{state.unit}</strong>
        {isUndecided(state) && !isGone && <span className={css('waited')}>{waited}</span>}
      </span>
      <span className={css('status')}>{t(isGone ? 'board.gone' : `case.status.${state.status}`)}</span>
      {!isGone && <span className={css('holder')}>{holder}</span>}
      <span className={css('line')}>
        <span>{patientWords(state.intake, t)}</span>
        <span className={css('score')}>{useScoreWords(state)}</span>
      </span>
      <span className={css('line', 'facts')}>
        {isGateMet(state) && <Badge tone="waiting">{t('board.gateMet')}</Badge>}
        {isInDanger(state) && <Badge tone="waiting">{t('board.inDanger')}</Badge>}
        <span className={css('age')}>
          <AgeText measuredAt={state.heardAt ?? state.openedAt} now={now} />
        </span>
        {state.simulated && <Badge tone="simulated">{t('case.simulated')}</Badge>}
        <DecisionFacts state={state} />
      </span>
    </a>
  );
});

/** What somebody at the board has to notice; that a crew began to enter things is none of it. */
function urgencyOf(state: CaseState): string {
  return [isRinging, isUndecided, isDisputed, isUnseen, isGateMet, isInDanger].map((is) => is(state)).join();
}

/** Long enough to be seen by who looked away for a moment. */
const CHANGED_FOR_MS = 8000;

/** Whether `value` became another one just now; what a row begins with is no change. */
function useJustChanged(value: string, now: Instant): boolean {
  const [known, setKnown] = useState<{ value: string; changedAt: Instant | null }>({
    value,
    changedAt: null,
  });
  if (known.value !== value) setKnown({ value, changedAt: now });
  return known.changedAt !== null && ageMs(known.changedAt, now) < CHANGED_FOR_MS;
}

/** Two facts, never one: that somebody decided, and what the crew said of it. */
function DecisionFacts({ state }: { state: CaseState }) {
  const { t } = useTranslation();
  if (!state.decision) return null;
  const isSeen = state.acknowledgedAt !== null;
  // Whoever does not agree has seen it: "not seen yet" beside that would be untrue.
  return (
    <>
      {isDisputed(state) && <Badge tone="waiting">{t('case.disputed')}</Badge>}
      <Badge tone="done">{t('case.decided')}</Badge>
      {isSeen && <Badge tone="done">{t('case.seen')}</Badge>}
      {!isSeen && !state.disagreement && <Badge tone="waiting">{t('case.notSeen')}</Badge>}
    </>
  );
}

function useScoreWords(state: CaseState): string {
  const { t } = useTranslation();
  const outcome = heartOutcome(state);
  switch (outcome?.kind) {
    case 'value':
      return t('board.heart', { value: outcome.value });
    case 'range':
      return t('board.heartRange', { low: outcome.low, high: outcome.high });
    case 'not-applicable':
      return t('board.heartNotApplicable');
    case undefined:
      return t('board.noScore');
  }
}

/** The shape says it without the word and without colour: a bell rings, a full disc waits for somebody to decide, a ring does not. */
function Mark({ state }: { state: CaseState }) {
  const waits = isUndecided(state) || isDisputed(state);
  const shape = isRinging(state) ? 'bell' : waits ? 'disc' : 'ring';
  return (
    <svg className={css('mark', shape)} viewBox="0 0 16 16" aria-hidden>
      {shape === 'bell' && <path d="M8 1.5 15 14H1z" />}
      {shape === 'disc' && <circle cx="8" cy="8" r="5" />}
      {shape === 'ring' && <circle cx="8" cy="8" r="4.5" fill="none" />}
    </svg>
  );
}
