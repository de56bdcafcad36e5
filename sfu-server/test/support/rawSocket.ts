import { PROTOCOL_VERSION } from '@smart-triage/shared/protocol/version';
import { io, type Socket } from 'socket.io-client';

/** A bare socket, to say what no well-behaved client says. */
export async function openSocket(url: string, headers: Record<string, string> = {}): Promise<Socket> {
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

export function ask(socket: Socket, name: string, input: unknown): Promise<unknown> {
  return socket.timeout(5000).emitWithAck(name, input) as Promise<unknown>;
}

/** The code of a refusal, `ok` for an answer. */
export async function codeOf(socket: Socket, name: string, input: unknown): Promise<string> {
  const reply = (await ask(socket, name, input)) as { ok: boolean; error?: { code: string } };
  return reply.ok ? 'ok' : (reply.error?.code ?? '?');
}

export function hello(token: string, protocolVersion = PROTOCOL_VERSION, resume: string | null = null) {
  return { protocolVersion, token, resume };
}
