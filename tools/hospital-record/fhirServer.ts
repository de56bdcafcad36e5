import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundleOf, capabilities, outcome } from './answers.ts';
import type { Resource } from './resource.ts';
import { RefusedSearch, search } from './search.ts';

export type FhirServerOptions = {
  resources: readonly Resource[];
  /** 0: any free one. */
  port: number;
  /** Who brings another bearer, or none, is not let in; `null`: everybody is. */
  token: string | null;
};

type Answer = { status: number; body: object };
/** The rest of a search, by a name of its own: what was asked for stands in no address. */
type Pages = Map<string, { found: readonly Resource[]; count: number }>;

const MAX_BODY_BYTES = 100_000;
const DEFAULT_COUNT = 20;

/** A FHIR R4 server (hl7.org/fhir/R4/http.html) that is read: read, search by GET and by POST, pages, capabilities. It takes no changes. */
export async function startFhirServer(options: FhirServerOptions): Promise<{ url: string; server: Server }> {
  const pages: Pages = new Map();
  const server = createServer((request, response) => {
    void answer(request, options, pages)
      .catch((error: unknown): Answer => {
        if (error instanceof RefusedSearch)
          return { status: 400, body: outcome('not-supported', error.message) };
        return { status: 500, body: outcome('exception', 'this could not be answered') };
      })
      .then(({ status, body }) => {
        response.writeHead(status, { 'content-type': 'application/fhir+json; charset=utf-8' });
        response.end(JSON.stringify(body));
      });
  });
  await new Promise<void>((resolve) => server.listen(options.port, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/fhir`, server };
}

async function answer(request: IncomingMessage, options: FhirServerOptions, pages: Pages): Promise<Answer> {
  const { token, resources } = options;
  if (token !== null && request.headers.authorization !== `Bearer ${token}`)
    return { status: 401, body: outcome('login', 'a bearer token is needed') };
  const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
  const [, root, type = '', id] = url.pathname.split('/');
  const base = `${url.origin}/fhir`;
  if (root !== 'fhir') return notFound();
  if (type === 'metadata') return { status: 200, body: capabilities(base) };
  if (type === '' && url.searchParams.has('_page')) return pageOf(url, base, pages);
  const isSearch = request.method === 'POST' ? id === '_search' : id === undefined;
  if (!isSearch) return read(resources, type, id);
  const parameters = new URLSearchParams(url.searchParams);
  if (request.method === 'POST')
    for (const [name, value] of new URLSearchParams(await bodyOf(request))) parameters.append(name, value);
  const isStrict = String(request.headers['prefer'] ?? '').includes('handling=strict');
  const found = search(resources, type, parameters, isStrict);
  const name = randomUUID();
  pages.set(name, { found, count: Number(parameters.get('_count') ?? DEFAULT_COUNT) });
  return pageOf(new URL(`${base}?_page=${name}&_from=0`), base, pages);
}

function pageOf({ searchParams }: URL, base: string, pages: Pages): Answer {
  const name = searchParams.get('_page') ?? '';
  const page = pages.get(name);
  if (!page) return { status: 410, body: outcome('not-found', 'this search is over') };
  const from = Number(searchParams.get('_from') ?? 0);
  const next = from + page.count;
  if (next >= page.found.length) pages.delete(name);
  return {
    status: 200,
    body: bundleOf(page.found.slice(from, next), {
      base,
      total: page.found.length,
      next: next < page.found.length ? `${base}?_page=${name}&_from=${String(next)}` : null,
    }),
  };
}

function read(resources: readonly Resource[], type: string, id: string | undefined): Answer {
  const found = resources.find((resource) => resource.resourceType === type && resource.id === id);
  return found ? { status: 200, body: found } : notFound();
}

function notFound(): Answer {
  return { status: 404, body: outcome('not-found', 'there is no such resource') };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > MAX_BODY_BYTES) throw new RefusedSearch('the search is too long');
  }
  return text;
}
