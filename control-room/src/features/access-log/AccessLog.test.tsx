// @vitest-environment happy-dom
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { AccessLogLine, AccessLogPage } from '@smart-triage/shared/protocol/accessLog';
import { instant } from '@smart-triage/shared/time/instant';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { GetJson } from '../../lib/getJson.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { AccessLog } from './AccessLog.tsx';
import { createAccessLogModel } from './accessLogModel.ts';

afterEach(cleanup);

const CASE = '6a2f41a3-c54c-4d0e-8a2f-000000000001';

function lineOf(n: number, changes: Partial<AccessLogLine> = {}): AccessLogLine {
  return {
    id: `6a2f41a3-c54c-4d0e-8a2f-${String(n).padStart(12, '0')}`,
    at: instant(1_790_000_000_000 + n),
    type: 'record-viewed',
    outcome: 'ok',
    code: null,
    users: [{ id: 'c-9', name: 'Dr. Elders', role: 'cardiologist', site: 'elsewhere' }],
    client: { address: '10.0.0.2' },
    caseId: CASE,
    authorisation: { protocol: 'record:read', glassBroken: false },
    ...changes,
  };
}

function screenOf(...pages: (AccessLogPage | AppError)[]) {
  const asked: string[] = [];
  const getJson = ((path: string) => {
    asked.push(path);
    const page = pages.shift();
    return page instanceof AppError ? Promise.reject(page) : Promise.resolve(page);
  }) as GetJson;
  renderInApp(<AccessLog model={createAccessLogModel({ getJson, onError: () => undefined })} />);
  const queryOf = (n: number) => Object.fromEntries(new URL(asked[n] ?? '', 'http://x').searchParams);
  return { asked, queryOf };
}

describe('the access log on an auditor’s screen', () => {
  it('[AU4] reads nothing before it is asked to, and says that each search is written down', () => {
    const { asked } = screenOf();
    expect(asked).toEqual([]);
    expect(screen.getByText(/itself written to this log/)).toBeDefined();
  });

  it('[AU4] looks by period, person and case', async () => {
    const { queryOf } = screenOf({ lines: [], next: null });
    await userEvent.type(screen.getByLabelText('Until and including'), '2026-11-24T12:00');
    await userEvent.type(screen.getByLabelText('Person (id)'), ' c-9 ');
    await userEvent.type(screen.getByLabelText('Case (id)'), CASE);
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(await screen.findByText('0 lines shown, newest first')).toBeDefined();
    const toMs = String(new Date('2026-11-24T12:00').getTime() + 59_999);
    expect(queryOf(0)).toEqual({ limit: '50', toMs, userId: 'c-9', caseId: CASE });
  });

  it('[AU4] shows older lines below, from where the page before ended', async () => {
    const { queryOf } = screenOf(
      { lines: [lineOf(3), lineOf(2)], next: 7 },
      { lines: [lineOf(1)], next: null },
    );
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Older lines' }));
    expect(await screen.findByText('3 lines shown, newest first')).toBeDefined();
    expect(queryOf(1)).toEqual({ limit: '50', before: '7' });
    expect(screen.queryByRole('button', { name: 'Older lines' })).toBeNull();
  });

  it('says who, what, a refusal and a broken glass in words, and goes on to the lines of a person', async () => {
    const refused = lineOf(1, {
      type: 'request-refused',
      outcome: 'refused',
      code: 'not-permitted',
      users: [],
    });
    const broken = lineOf(2, { authorisation: { protocol: 'glass:break', glassBroken: true } });
    const { queryOf } = screenOf({ lines: [broken, refused], next: null }, { lines: [], next: null });
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(await screen.findByText('refused: not allowed to this person')).toBeDefined();
    for (const code of ['not-permitted', 'request-refused', 'record-viewed', 'glass:break'])
      expect(screen.getAllByText(code).length).toBeGreaterThan(0);
    expect(screen.getByText('breaking the glass')).toBeDefined();
    expect(screen.getByText('not signed in')).toBeDefined();
    expect(screen.getByText('glass broken')).toBeDefined();
    await userEvent.click(screen.getByRole('button', { name: 'Lines of Dr. Elders' }));
    expect(queryOf(1)).toMatchObject({ userId: 'c-9' });
  });

  it('shows the code alone of what a newer server writes', async () => {
    const unknown = { authorisation: { protocol: 'moon:see', glassBroken: false } };
    screenOf({ lines: [lineOf(1, { type: 'moon-seen', ...unknown })], next: null });
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect((await screen.findByText('moon-seen')).tagName).toBe('CODE');
    expect(screen.getByText('moon:see').tagName).toBe('CODE');
  });

  it('says so when a second factor is missing, and shows no lines', async () => {
    screenOf(new AppError(ErrorCode.SecondFactorNeeded, 'x'));
    await userEvent.click(screen.getByRole('button', { name: 'Search' }));
    expect(await screen.findByText(/second-factor-needed/)).toBeDefined();
    expect(screen.queryByRole('table')).toBeNull();
  });
});
