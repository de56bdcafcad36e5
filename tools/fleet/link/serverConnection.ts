import { X509Certificate } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Where a program on the server's own machine reaches it: an address to listen on may name no machine to ask. */
export function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  return host === '::' || host === '[::]' ? '::1' : host.replace(/^\[|\]$/g, '');
}

/**
 * Opens connections to the server. With TLS, to that server only: whatever name its certificate carries, it must be this very one, as read from the
 * server's own folder. Nothing is sent before that is known.
 */
export function serverConnector(url: string, certificate: string | null): () => Socket {
  const { protocol, hostname, port } = new URL(url);
  const host = reachable(hostname);
  const address = { host, port: Number(port || (protocol === 'https:' ? 443 : 80)) };
  if (protocol !== 'https:') return () => connectTcp(address);
  if (certificate === null) throw new Error('the server speaks https: start the fleet with the same --tls');
  const expected = new X509Certificate(certificate).fingerprint256;
  return () => connectPinned(address, expected);
}

function connectPinned(address: { host: string; port: number }, expected: string): Socket {
  // Chain and name are not asked for, because the whole certificate is.
  const socket = connectTls({ ...address, rejectUnauthorized: false });
  socket.cork();
  socket.once('secureConnect', () => {
    if (socket.getPeerX509Certificate()?.fingerprint256 === expected) socket.uncork();
    else socket.destroy(new Error('another certificate than that of our own server'));
  });
  return socket;
}
