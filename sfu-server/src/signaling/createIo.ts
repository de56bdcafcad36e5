import { Server } from 'socket.io';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import { isSameOrigin } from '../http/sameOrigin.ts';
import type { IoServer } from './notifier.ts';

/** A tablet that vanished is noticed in seven seconds instead of socket.io's forty-five. */
const PING_INTERVAL_MS = 2500;
const PING_TIMEOUT_MS = 4500;
/** The largest request is an ECG batch of 90 kB. */
const MAX_MESSAGE_BYTES = 100_000;
/** A connection that does not even open the conversation is not counted anywhere yet. */
const OPEN_WITHIN_MS = 10_000;

/** `onForeign`: a page of another site tried to open a connection. */
export function createIo(
  server: HttpServer | HttpsServer,
  onForeign: (request: IncomingMessage) => void,
): IoServer {
  return new Server(server, {
    transports: ['websocket'],
    serveClient: false,
    connectTimeout: OPEN_WITHIN_MS,
    pingInterval: PING_INTERVAL_MS,
    pingTimeout: PING_TIMEOUT_MS,
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    perMessageDeflate: false,
    // [GW5] socket.io's own `cors` does not cover WebSockets.
    allowRequest: (request, decide) => {
      const isOurs = isSameOrigin(request.headers.origin, request.headers.host);
      if (!isOurs) onForeign(request);
      decide(null, isOurs);
    },
  });
}
