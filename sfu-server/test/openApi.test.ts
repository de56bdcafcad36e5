import type { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type OpenApiDocument, OPERATIONS } from '../src/http/openApi/openApiDocument.ts';
import { openCase } from './support/openCase.ts';
import { type RegisteredRoute, registeredRoutes } from './support/registeredRoutes.ts';
import { TestServer } from './support/testServer.ts';

let server: TestServer;
let routes: RegisteredRoute[];

beforeAll(async () => {
  ({ started: server, routes } = await registeredRoutes(() => TestServer.start()));
});
afterAll(() => server.stop());

/** What the description's own page loads. */
const STYLE = '/api/v1/docs.css';
/** The other routes are those of the administrator's socket, which is a file. */
const OVER_HTTP = /^\/(api\/v1\/|healthz$|readyz$|metrics$)/;

function get(path: string, token?: string): Promise<Response> {
  return fetch(`${server.app.url}${path}`, {
    headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
  });
}

function answerOf(path: string): z.ZodType {
  const schema = OPERATIONS.find((operation) => operation.path === path)?.answers[0]?.schema;
  if (!schema) throw new Error(`${path} has no described answer`);
  return schema;
}

describe('the description of the HTTP interface', () => {
  it('[HA4] names every route that there is, and none that there is not', async () => {
    const document = (await (await get('/api/v1/openapi.json')).json()) as OpenApiDocument;
    expect(document.openapi).toMatch(/^3\.1\./);
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    const there = routes
      .filter(({ path }) => OVER_HTTP.test(path) && path !== STYLE)
      .flatMap(({ path, methods }) =>
        methods.map((method) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
      );
    expect(described.sort()).toEqual([...new Set(there)].sort());
  });

  it('[HA4] refers to nothing that it does not hold', async () => {
    const text = await (await get('/api/v1/openapi.json')).text();
    const { components } = JSON.parse(text) as OpenApiDocument;
    const wanted = [...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference = '']) => reference);
    expect(wanted.length).toBeGreaterThan(20);
    for (const reference of wanted) {
      const [, name] = /^#\/components\/schemas\/(\w+)$/.exec(reference) ?? [];
      expect([reference, Object.keys(components.schemas).includes(name ?? '')]).toEqual([reference, true]);
    }
  });

  it('[HA4] describes the answers that are given', async () => {
    const caseId = await openCase(await server.connect(await server.tabletToken(0)));
    const [cardiologist, auditor] = [await server.staffToken('cardio'), await server.staffToken('auditor')];
    const researcher = await server.staffToken('research');
    const asked: [string, string, string][] = [
      ['/api/v1/cases', '/api/v1/cases', cardiologist],
      ['/api/v1/cases/:caseId', `/api/v1/cases/${caseId}`, cardiologist],
      ['/api/v1/cases/:caseId/ecg', `/api/v1/cases/${caseId}/ecg?from=0&to=1000`, cardiologist],
      ['/api/v1/access-log', '/api/v1/access-log', auditor],
      ['/api/v1/access-log/verification', '/api/v1/access-log/verification', auditor],
      ['/api/v1/follow-ups', '/api/v1/follow-ups', researcher],
      ['/api/v1/outcomes', '/api/v1/outcomes', researcher],
      ['/api/v1/sign-in/options', '/api/v1/sign-in/options', ''],
    ];
    for (const [path, address, token] of asked) {
      const response = await get(address, token);
      const parsed = answerOf(path).safeParse(await response.json());
      expect([path, response.status, parsed.error?.issues ?? []]).toEqual([path, 200, []]);
    }
  });

  it('[HA4] can be read as a page that loads its style from here and nothing else', async () => {
    const response = await get('/api/v1/docs');
    expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
    const page = await response.text();
    expect(page).toContain('GET /api/v1/cases/{caseId}/ecg');
    expect([...page.matchAll(/(?:src|href)="([^#"][^"]*)"/g)].map(([, address]) => address)).toEqual([
      'docs.css',
      'openapi.json',
    ]);
    expect(page).not.toContain('<script');
    const style = await get('/api/v1/docs.css');
    expect([style.status, style.headers.get('content-type')]).toEqual([200, 'text/css; charset=utf-8']);
  });
});
