// @vitest-environment happy-dom
import { cleanup, screen, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { addMs } from '@smart-triage/shared/time/instant';
import { aDecision, caseId, caseOf, DOCTOR, heartOf } from '../../testing/cases.ts';
import { createFakeClock, NOON } from '../../testing/fakeClock.ts';
import { layOut } from '../../testing/layOut.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import type { BoardSnapshot } from './boardModel.ts';
import { CaseBoard } from './CaseBoard.tsx';

beforeEach(layOut);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

function boardOf(
  cases: CaseState[],
  freshness: BoardSnapshot['freshness'] = { kind: 'live' },
): BoardSnapshot {
  return { freshness, cases: new Map(cases.map((state) => [state.caseId, state])), positions: new Map() };
}

function show(cases: CaseState[], freshness: BoardSnapshot['freshness'] = { kind: 'live' }) {
  const clock = createFakeClock();
  clock.pass(90_000);
  return renderInApp(
    <CaseBoard
      board={boardOf(cases, freshness)}
      selected={null}
      ownId={DOCTOR.id}
      clock={clock}
      onOpen={vi.fn()}
    />,
  );
}

const rows = () => screen.getAllByRole('link').map(({ textContent }) => textContent);
const unit = (name: string, simulated = false) => ({
  fact: { type: 'case-opened', unit: name, simulated } as const,
});
const assessment = heartOf({ kind: 'range', low: 3, high: 5, lowBand: 'low', highBand: 'moderate' });
const waiting = caseOf(caseId(1), [unit('06-123'), { fact: { type: 'consult-requested' }, afterMs: 30_000 }]);
const rated = caseOf(caseId(2), [unit('06-131', true), { fact: { type: 'risk-assessed', assessment } }]);

describe('the board', () => {
  it('puts the crew that asks for help first, in words, with how long it waits', () => {
    show([rated, waiting]);
    expect(rows()[0]).toContain('06-123');
    expect(rows()[0]).toContain('asks for a cardiologist');
    expect(rows()[0]).toContain('00:01:00');
  });

  it('shows a score as the range that it still is, and says where there is none', () => {
    show([rated, waiting]);
    expect(rows()[1]).toContain('HEART 3 to 5');
    expect(rows()[0]).toContain('no score yet');
  });

  it('says that a patient is simulated', () => {
    show([rated]);
    expect(within(screen.getByRole('link')).getByText('simulated')).toBeDefined();
  });

  it('says how old the crew’s last word is, whatever the control room did since', () => {
    const told = { fact: { type: 'consult-requested' }, afterMs: 30_000 } as const;
    const answered = { fact: { type: 'consult-joined' }, by: DOCTOR, afterMs: 80_000 } as const;
    show([caseOf(caseId(7), [unit('06-150'), told, answered])]);
    expect(screen.getByText('60 s old')).toBeDefined();
  });

  it('[DC4] shows decided and seen by crew as two facts', () => {
    const recorded = { fact: { type: 'decision-recorded', decision: aDecision() }, by: DOCTOR } as const;
    const seen = { fact: { type: 'decision-acknowledged', decisionId: aDecision().id } } as const;
    show([caseOf(caseId(3), [recorded]), caseOf(caseId(4), [recorded, seen])]);
    const [unseenRow, seenRow] = rows();
    expect(unseenRow).toContain('not seen yet');
    expect(unseenRow).not.toContain('seen by crew');
    expect(seenRow).toContain('seen by crew');
  });

  // What happened: a crew did not agree, and the board said "decided, not seen yet" as of any other.
  it('[DC6] says that the crew does not agree, and puts that case among those that wait for a decision', () => {
    const recorded = { fact: { type: 'decision-recorded', decision: aDecision() }, by: DOCTOR } as const;
    const disagreement = { decisionId: aDecision().id, reason: 'still grey' };
    const disputed = { fact: { type: 'decision-disagreed', disagreement } } as const;
    show([caseOf(caseId(3), [recorded]), caseOf(caseId(4), [unit('06-160'), recorded, disputed])]);
    const [first, second] = rows();
    expect(first).toContain('06-160');
    expect(first).toContain('crew does not agree');
    expect(first).not.toContain('not seen yet');
    expect(second).not.toContain('does not agree');
  });

  it('says how old it is when the link is gone', () => {
    show([rated], { kind: 'stale', since: addMs(NOON, 78_000) });
    expect(screen.getByText('12 s old')).toBeDefined();
  });

  it('keeps its places while it loads, and says what to expect when nothing is open', () => {
    show([], { kind: 'loading' });
    expect(screen.getByRole('status', { name: 'Loading the open cases' })).toBeDefined();
    cleanup();
    show([]);
    expect(screen.getByText('No open cases')).toBeDefined();
  });

  it('holds its order while the keyboard is on it', async () => {
    const { rerender } = show([rated]);
    await userEvent.tab();
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement?.textContent).toContain('06-131');
    rerender(
      <CaseBoard
        board={boardOf([rated, waiting])}
        selected={null}
        ownId={DOCTOR.id}
        clock={createFakeClock()}
        onOpen={vi.fn()}
      />,
    );
    expect(rows()[0]).toContain('06-131');
    await userEvent.tab();
    await userEvent.tab();
    expect(rows()[0]).toContain('06-123');
  });

  it('moves no row when the pointer leaves and the keyboard is still on the list, and says who came meanwhile', async () => {
    const { rerender } = show([rated]);
    for (let press = 0; press < 3; press++) await userEvent.tab();
    await userEvent.hover(screen.getByRole('list'));
    await userEvent.unhover(screen.getByRole('list'));
    rerender(
      <CaseBoard
        board={boardOf([rated, waiting])}
        selected={null}
        ownId={DOCTOR.id}
        clock={createFakeClock()}
        onOpen={vi.fn()}
      />,
    );
    expect(rows()[0]).toContain('06-131');
    expect(screen.getByText('1 new at the end')).toBeDefined();
  });

  it('sorts itself again once a case was opened with the keyboard', async () => {
    const { rerender } = show([rated]);
    for (let press = 0; press < 3; press++) await userEvent.tab();
    await userEvent.keyboard('{Enter}');
    rerender(
      <CaseBoard
        board={boardOf([rated, waiting])}
        selected={null}
        ownId={DOCTOR.id}
        clock={createFakeClock()}
        onOpen={vi.fn()}
      />,
    );
    expect(rows()[0]).toContain('06-123');
  });

  it('marks a row whose case became urgent, and no row for being there', () => {
    const opened = caseOf(caseId(5), [unit('06-140')]);
    const { rerender } = show([opened]);
    expect(screen.getByRole('link').className).not.toContain('changed');
    const asks = caseOf(caseId(5), [unit('06-140'), { fact: { type: 'consult-requested' } }]);
    rerender(
      <CaseBoard
        board={boardOf([asks])}
        selected={null}
        ownId={DOCTOR.id}
        clock={createFakeClock()}
        onOpen={vi.fn()}
      />,
    );
    expect(screen.getByRole('link').className).toContain('changed');
  });

  it('finds a unit, and says so when there is none', async () => {
    show([rated]);
    await userEvent.type(screen.getByRole('searchbox'), '999');
    expect(screen.getByText('No case fits')).toBeDefined();
  });

  it('draws of 200 cases only those in view, and tells a screen reader of all', () => {
    show(Array.from({ length: 200 }, (_, n) => caseOf(caseId(n + 1), [unit(`06-${n + 1}`)])));
    const drawn = screen.getAllByRole('listitem');
    expect(drawn.length).toBeGreaterThan(7);
    expect(drawn.length).toBeLessThan(20);
    expect(drawn.map((row) => row.getAttribute('aria-posinset')).slice(0, 3)).toEqual(['1', '2', '3']);
    for (const row of drawn) expect(row.getAttribute('aria-setsize')).toBe('200');
  });

  it('keeps the place of a case that is closed while a hand is on the list, and lets it go with the hand', async () => {
    const { rerender } = show([waiting, rated]);
    await userEvent.hover(screen.getByRole('list'));
    rerender(
      <CaseBoard
        board={boardOf([rated])}
        selected={null}
        ownId={DOCTOR.id}
        clock={createFakeClock()}
        onOpen={vi.fn()}
      />,
    );
    expect(rows()[0]).toContain('closed meanwhile');
    expect(rows()[1]).toContain('06-131');
    await userEvent.unhover(screen.getByRole('list'));
    expect(rows()).toHaveLength(1);
  });

  it('filters at once, wherever the pointer was left', async () => {
    show([waiting, rated, caseOf(caseId(8), [unit('06-160')])]);
    await userEvent.hover(screen.getByRole('list'));
    // Typing moves no pointer.
    await userEvent.keyboard('{Tab}160');
    expect(rows()).toHaveLength(2);
    expect(rows().join()).toContain('06-160');
  });
});
