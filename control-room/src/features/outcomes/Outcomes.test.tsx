// @vitest-environment happy-dom
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  DISPOSITION_KINDS,
  type FollowUpEntry,
  type OutcomeFigures,
  OUTCOMES_PATH,
} from '@smart-triage/shared/protocol/followUp';
import { instant } from '@smart-triage/shared/time/instant';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { GetJson, PostJson } from '../../lib/getJson.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { Outcomes } from './Outcomes.tsx';
import { createOutcomesModel } from './outcomesModel.ts';

afterEach(cleanup);

const NOW = instant(1_790_000_000_000);
const DAY_MS = 86_400_000;
const DUE: FollowUpEntry = {
  caseId: '6a2f41a3-c54c-4d0e-8a2f-000000000001' as CaseId,
  unit: '16-105',
  openedAt: instant(NOW - 31 * DAY_MS),
  closedAt: instant(NOW - 31 * DAY_MS),
  dueAt: instant(NOW - DAY_MS),
  simulated: false,
  decided: 'stay-home',
  followUp: null,
};
const EARLY: FollowUpEntry = {
  ...DUE,
  caseId: '6a2f41a3-c54c-4d0e-8a2f-000000000002' as CaseId,
  unit: '16-106',
  dueAt: instant(NOW + DAY_MS),
};

function figures(changes: Partial<OutcomeFigures> = {}): OutcomeFigures[] {
  const events = { death: 0, 'acute-coronary-syndrome': 0, 'unplanned-revascularisation': 0 };
  const none = { cases: 0, due: 0, known: 0, lost: 0, events, withEvent: 0, rate: null };
  return DISPOSITION_KINDS.map((decided) => ({
    ...none,
    decided,
    ...(decided === 'stay-home' && changes),
  }));
}

function pageWith(cases: FollowUpEntry[], changes: Partial<OutcomeFigures> = {}, refusal?: AppError) {
  const sent: [string, object][] = [];
  const getJson = ((path: string) =>
    Promise.resolve(
      path === OUTCOMES_PATH ? { patients: figures(changes), simulated: figures() } : { cases },
    )) as GetJson;
  const postJson = ((path: string, body: object) => {
    sent.push([path, body]);
    return refusal ? Promise.reject(refusal) : Promise.resolve({ seq: 9 });
  }) as PostJson;
  const newRequestId = () => 'r-1' as RequestId;
  const model = createOutcomesModel({ getJson, postJson, newRequestId, onError: () => undefined });
  renderInApp(<Outcomes model={model} clock={{ now: () => NOW }} />);
  return { sent };
}

async function choose(name: string, within_?: string): Promise<void> {
  const group = within_ === undefined ? screen : within(screen.getByRole('group', { name: within_ }));
  await userEvent.click(group.getByRole('radio', { name }));
}

describe('outcomes on a researcher’s screen', () => {
  it('[FU1] offers to record what is due, and says when the rest will be', async () => {
    pageWith([DUE, EARLY]);
    expect(await screen.findByRole('button', { name: /ambulance 16-105/ })).toBeDefined();
    expect(screen.queryByRole('button', { name: /ambulance 16-106/ })).toBeNull();
    expect(screen.getByText('2 closed cases of your organisation')).toBeDefined();
  });

  it('[FU1] stores nothing until every question has its answer', async () => {
    const { sent } = pageWith([DUE]);
    await userEvent.click(await screen.findByRole('button', { name: /ambulance 16-105/ }));
    const store = screen.getByRole('button', { name: 'Store the outcome' });
    expect(store.getAttribute('aria-disabled')).toBe('true');
    await choose('known');
    await choose('no', 'death, any cause');
    await choose('yes', 'acute coronary syndrome');
    await choose('no', 'unplanned revascularisation');
    expect(store.getAttribute('aria-disabled')).toBe('true');
    await choose('the general practitioner');
    await userEvent.click(screen.getByRole('button', { name: 'Store the outcome' }));
    const outcome = { kind: 'known', events: ['acute-coronary-syndrome'], source: 'general-practitioner' };
    expect(sent).toEqual([[`/api/v1/cases/${DUE.caseId}/follow-up`, { requestId: 'r-1', outcome }]]);
    expect(screen.queryByRole('form')).toBeNull();
  });

  it('keeps what was answered when the server refuses it, and says why', async () => {
    pageWith([DUE], {}, new AppError(ErrorCode.NotAllowedNow, 'x'));
    await userEvent.click(await screen.findByRole('button', { name: /ambulance 16-105/ }));
    await choose('not to be known');
    await choose('nobody could be reached');
    await userEvent.click(screen.getByRole('button', { name: 'Store the outcome' }));
    expect(await screen.findByText(/not-allowed-now/)).toBeDefined();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'nobody could be reached' }).checked).toBe(
      true,
    );
  });

  it('[FU3] gives each share with its denominator, and none of nobody', async () => {
    pageWith([DUE], {
      cases: 4,
      known: 3,
      withEvent: 1,
      rate: { percent: 33.3, lowPercent: 6.1, highPercent: 79.2 },
    });
    expect(await screen.findByText(/1 of 3: 33\.3.% \(95 % interval 6\.1 to 79\.2.%\)/)).toBeDefined();
    expect(screen.getAllByText('known of nobody').length).toBe(7);
  });
});
