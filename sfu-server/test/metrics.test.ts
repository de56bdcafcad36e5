import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger } from '../src/logging/logger.ts';
import { aFrame, openCase, startEcg } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.stop());

it('counts for Prometheus what an operator looks at, and names no case and no person', async () => {
  const crew = await server.connect(await server.tabletToken(0));
  const caseId = await openCase(crew);
  const streamId = await startEcg(crew, caseId);
  const frames = [0, 1].map((seq) => encodeFrame(aFrame(streamId, seq)));
  await crew.request('ecg:push', { caseId, frames: packFrames(frames) });
  await crew.request('consult:take' as 'time:ping', {}).catch(() => null);
  const text = await (await fetch(server.app.metricsUrl ?? '')).text();
  for (const line of [
    'smart_triage_open_cases 1',
    'smart_triage_consults_ringing 0',
    'smart_triage_connections{role="paramedic"} 1',
    'smart_triage_connections{role="auditor"} 0',
    'smart_triage_media_workers 1',
    'smart_triage_store_state{state="running"} 1',
    'smart_triage_store_state{state="database-failed"} 0',
    'smart_triage_ecg_frames_total 2',
    'smart_triage_requests_total{request="case:open",outcome="ok"} 1',
    'smart_triage_requests_total{request="consult:take",outcome="not-permitted"} 1',
  ])
    expect(text.split('\n')).toContain(line);
  expect(text).toContain('smart_triage_request_seconds_bucket{le="0.1"}');
  // Who sees the pages does not see how the service is doing, and who sees that finds nothing else.
  expect((await fetch(`${server.app.url}/metrics`)).status).toBe(404);
  expect((await fetch(new URL('/healthz', server.app.metricsUrl ?? ''))).status).toBe(404);
  for (const secret of [caseId, streamId, '06-101', 'Demo', '127.0.0.1']) expect(text).not.toContain(secret);
});

it('keeps no server from starting when its port is taken', async () => {
  const { port } = new URL(server.app.metricsUrl ?? '');
  const other = await TestServer.start({ METRICS_PORT: port, LOG_LEVEL: 'error' }, createLogger('fatal'));
  expect(other.app.metricsUrl).toBeNull();
  expect((await fetch(`${other.app.url}/readyz`)).status).toBe(200);
  await other.stop();
});
