import type { Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Socket } from 'node:net';

/** For those at the other end who can still hear it, to be told that the connection ends. */
const FAREWELL_MS = 500;

/**
 * Follows the connections of a server, upgraded ones included, so that it can end without those that do not answer any more: a WebSocket waits 30 seconds for
 * the farewell of a tablet that is in a tunnel, and a supervisor does not wait that long for the server.
 */
export function followSockets(server: HttpServer | HttpsServer): { endSoon: () => void } {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const endAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    endSoon: () => {
      setTimeout(endAll, FAREWELL_MS).unref();
    },
  };
}
