import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Asked = { method: string; url: string; body: string; authorization: string | undefined };
/** What is answered to a search or a page; a string is sent as it is, a number is a status. */
type Answer = (asked: Asked) => object | string | number | Promise<object>;

/** A process-local FHIR R4 server over real HTTP with invented patients: what it answers, the test says. It is no implementation of FHIR. */
export class FhirServer {
  readonly url: string;
  readonly asked: Asked[];
  answers: Record<string, Answer> = {};
  readonly #close: () => void;

  private constructor(port: number, asked: Asked[], close: () => void) {
    this.url = `http://127.0.0.1:${port}/fhir`;
    this.asked = asked;
    this.#close = close;
  }

  static async start(): Promise<FhirServer> {
    const asked: Asked[] = [];
    const http = createServer((request, response) => {
      void bodyOf(request).then(async (body) => {
        const { method = '', url = '', headers } = request;
        const one = { method, url, body, authorization: headers.authorization };
        asked.push(one);
        const path = url.replace('/fhir/', '').replace('/_search', '');
        const answer = (await server.answers[path]?.(one)) ?? searchset([]);
        response.statusCode = typeof answer === 'number' ? answer : 200;
        response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const server = new FhirServer((http.address() as AddressInfo).port, asked, () => {
      http.close();
      http.closeAllConnections();
    });
    return server;
  }

  close(): void {
    this.#close();
  }
}

export function searchset(resources: readonly object[], next?: string): object {
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    ...(next !== undefined && { link: [{ relation: 'next', url: next }] }),
    entry: resources.map((resource) => ({ resource, search: { mode: 'match' } })),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
