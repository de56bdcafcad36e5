import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** Below those that the system lends to connections: one of them could take it before the server does. */
const PORTS = [20_000, 32_000] as const;

/** For a program that takes a number and cannot choose for itself. */
export async function freePort(): Promise<number> {
  const port = randomInt(...PORTS);
  const server = createServer();
  const isFree = await new Promise<boolean>((done) => {
    server.once('error', () => {
      done(false);
    });
    server.listen(port, '127.0.0.1', () => {
      done(true);
    });
  });
  if (!isFree) return freePort();
  server.close();
  await once(server, 'close');
  return port;
}
