import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { cookieFetch } from './cookieFetch.ts';

it('a cookie that the server sets comes back with the next request, in its newest form', async () => {
  const received: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    received.push(request.headers.cookie);
    response.setHeader('set-cookie', [`seat=${received.length}; HttpOnly; Path=/api`, 'other=x']).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const fetch = cookieFetch();
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  for (let request = 0; request < 3; request++) await fetch(url);
  expect(received).toEqual([undefined, 'seat=1; other=x', 'seat=2; other=x']);
});
