import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { TestServer } from './support/testServer.ts';

const UPGRADE = [
  'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1',
  'Host: 127.0.0.1',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  '',
  '',
].join('\r\n');

// What happened: with one tablet in a tunnel, the server took 30 seconds to stop, which is longer than a supervisor gives it.
it('stops without the farewell of a tablet that cannot be reached', { timeout: 20_000 }, async () => {
  const server = await TestServer.start();
  const { hostname, port } = new URL(server.app.url);
  const tablet = connect(Number(port), hostname);
  onTestFinished(() => void tablet.destroy());
  tablet.write(UPGRADE);
  const [answer] = (await once(tablet, 'data')) as [Buffer];
  expect(answer.toString()).toContain('101 Switching Protocols');
  const ended = once(tablet, 'close');
  await server.stop();
  await ended;
});
