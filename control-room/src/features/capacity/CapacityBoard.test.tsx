// @vitest-environment happy-dom
import { ASSUMED_ROADS } from '@smart-triage/shared/domain/roads';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { addMs } from '@smart-triage/shared/time/instant';
import { CAPACITY_OLD_AFTER_MS, type CapacityFact } from '@smart-triage/shared/domain/capacity';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { afterEach, describe, expect, it } from 'vitest';
import { useReadable } from '../../lib/useReadable.ts';
import { DISPATCHER, HOSPITALS, requestId, session } from '../../testing/cases.ts';
import { createFakeClock, NOON } from '../../testing/fakeClock.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { reasonOf } from '../../testing/renderWithLink.tsx';
import { CapacityBoard } from './CapacityBoard.tsx';
import { type CapacityModel, createCapacityModel } from './capacityModel.ts';

afterEach(cleanup);

const LUMC = HOSPITALS[0]!.id;
const by = { kind: 'person', actor: DISPATCHER } as const;
const beds = (value: number, at = NOON): CapacityFact => ({
  change: { hospital: LUMC, item: 'cardiacBeds', value },
  at,
  by,
});

function Board({ model, mayEdit }: { model: CapacityModel; mayEdit: boolean }) {
  const actions = mayEdit ? model : null;
  return (
    <CapacityBoard
      capacity={useReadable(model)}
      actions={actions}
      hospitals={HOSPITALS.slice(0, 1)}
      cases={new Map()}
      positions={new Map()}
      clock={createFakeClock()}
    />
  );
}

async function show(facts: CapacityFact[], mayEdit = true) {
  const signaling = new FakeSignaling();
  let next = 0;
  signaling.answer('capacity:watch', () => ({ facts, roads: ASSUMED_ROADS }));
  const model = createCapacityModel({
    signaling,
    newRequestId: () => requestId(++next),
    onError: () => undefined,
  });
  renderInApp(<Board model={model} mayEdit={mayEdit} />);
  await act(async () => {
    signaling.become(session());
    await Promise.resolve();
  });
  return { signaling, model };
}

describe('the capacity board', () => {
  it('[CY2] says not known where nobody said anything, and how old the rest is and who said it', async () => {
    await show([beds(4, addMs(NOON, -60 * 60_000))]);
    expect(screen.getAllByText('not known')).toHaveLength(2);
    expect(screen.getByText('4').parentElement?.textContent).toMatch(/1 h.*by B\. de Groot/);
  });

  it('[CY2] says that a value is too old to count', async () => {
    await show([beds(4, addMs(NOON, -CAPACITY_OLD_AFTER_MS))]);
    expect(screen.getByText('4').parentElement?.textContent).toContain('too old to count');
  });

  it('follows what others report', async () => {
    const { signaling } = await show([beds(4)]);
    act(() => {
      signaling.tell('capacity:changed', { fact: beds(0, addMs(NOON, 1)) });
    });
    expect(screen.getByText('0')).toBeDefined();
  });

  it('sends only what was filled in, a pause not without a reason, and the same request again after a time-out', async () => {
    const { signaling } = await show([]);
    signaling.answer('capacity:report', () => {
      throw new AppError(ErrorCode.TimedOut, 'no answer');
    });
    await userEvent.click(screen.getByRole('button', { name: /Change/ }));
    const save = screen.getByRole('button', { name: 'Save' });
    expect(reasonOf(save)).toBe('Nothing is filled in yet');
    await userEvent.click(screen.getByRole('radio', { name: 'stopped' }));
    await userEvent.click(save);
    expect(reasonOf(save)).toBe('Say why first');
    expect(signaling.inputsOf('capacity:report')).toEqual([]);
    await userEvent.type(screen.getByRole('textbox', { name: 'Reason' }), 'no staff');
    await userEvent.click(save);
    await screen.findByText('No answer from the server');
    signaling.answer('capacity:report', ({ change }) => ({ fact: { change, at: NOON, by } as CapacityFact }));
    await userEvent.click(save);
    await waitFor(() => {
      expect(screen.queryByRole('button', { name: 'Save' })).toBeNull();
    });
    const value = { kind: 'stopped', reason: 'no staff', until: null };
    const sent = { requestId: requestId(1), change: { hospital: LUMC, item: 'ed', value } };
    expect(signaling.inputsOf('capacity:report')).toEqual([sent, sent]);
    expect(screen.getByText('stopped: no staff, end not known')).toBeDefined();
  });

  it('[CY2] shows what is known now, with its age, beside what is to change', async () => {
    await show([beds(4, addMs(NOON, -60 * 60_000))]);
    await userEvent.click(screen.getByRole('button', { name: /Change/ }));
    const dialog = within(screen.getByRole('dialog'));
    expect(dialog.getByText('4').parentElement?.textContent).toMatch(/1 h.*by B\. de Groot/);
    expect(dialog.getAllByText('not known')).toHaveLength(2);
  });

  it('says who may change it to who may not', async () => {
    await show([], false);
    expect(screen.getByText(/Only a cardiologist or a dispatcher/)).toBeDefined();
  });
});
