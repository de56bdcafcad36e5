import { createRandom } from '@smart-triage/models/simulator/random';
import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { loadTlsFiles } from '../../../sfu-server/src/http/tlsFiles.ts';
import { waitFor } from '../../../sfu-server/test/support/waitFor.ts';
import { NETWORKS, type NetworkProfile } from './conditions.ts';
import { Direction } from './direction.ts';
import { reachable, serverConnector } from './serverConnection.ts';
import { TcpRelay } from './tcpRelay.ts';
import { UdpRelay } from './udpRelay.ts';

function directions({ up, down }: NetworkProfile = NETWORKS.clear) {
  const { uniform } = createRandom(1);
  return { up: new Direction(up, uniform), down: new Direction(down, uniform) };
}

/** Answers what it gets with the same. */
async function echoServer(): Promise<number> {
  const server = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

async function through(connectToServer: () => Socket, network?: NetworkProfile) {
  const relay = await TcpRelay.create(connectToServer, directions(network));
  onTestFinished(() => {
    relay.close();
  });
  const open = () => {
    const socket = connect(relay.port, '127.0.0.1');
    const end = { socket, text: '', isClosed: false };
    socket.on('data', (chunk) => (end.text += chunk.toString()));
    socket.on('error', () => undefined);
    socket.on('close', () => (end.isClosed = true));
    return end;
  };
  return { relay, open };
}

describe('the TCP way of a link', () => {
  it('delivers everything that was said during a cut afterwards, on connections old and new', async () => {
    const port = await echoServer();
    const { relay, open } = await through(() => connect(port, '127.0.0.1'));
    const old = open();
    old.socket.write('before,');
    await waitFor('the first echo', () => old.text === 'before,');
    relay.cut();
    old.socket.write('during,');
    const young = open();
    young.socket.write('new');
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect([old.text, young.text]).toEqual(['before,', '']);
    relay.restore();
    await waitFor('the echo of the cut', () => old.text === 'before,during,' && young.text === 'new');
    expect(old.isClosed).toBe(false);
  });

  it('delivers everything in order over a bad network, only later', async () => {
    const port = await echoServer();
    const { open } = await through(() => connect(port, '127.0.0.1'), NETWORKS.lteEdge);
    const end = open();
    const text = Array.from({ length: 4000 }, (_, i) => `${i},`).join('');
    end.socket.write(text);
    await waitFor('all of the echo', () => end.text.length === text.length);
    expect(end.text).toBe(text);
  });

  it('leaves connections of an old address silent and open, and takes new ones', async () => {
    const port = await echoServer();
    const { relay, open } = await through(() => connect(port, '127.0.0.1'));
    const old = open();
    old.socket.write('before');
    await waitFor('the first echo', () => old.text === 'before');
    relay.changeAddress();
    old.socket.write('after');
    const young = open();
    young.socket.write('new');
    await waitFor('the echo of the new one', () => young.text === 'new');
    expect([old.text, old.isClosed]).toEqual(['before', false]);
  });

  it('ends when the server does', async () => {
    const { open } = await through(() => connect(1, '127.0.0.1'));
    const end = open();
    await waitFor('the end', () => end.isClosed);
    expect(end.text).toBe('');
  });
});

describe('the way to a server with TLS', () => {
  async function tlsEcho() {
    const folder = await mkdtemp(join(tmpdir(), 'smart-triage-test-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const files = (await loadTlsFiles('self-signed', folder, '0.0.0.0'))!;
    const server = createTlsServer(files, (socket) => socket.on('error', () => undefined).pipe(socket));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return { url: `https://0.0.0.0:${(server.address() as AddressInfo).port}`, certificate: files.cert };
  }

  it('is open to our own server, whatever name its certificate carries', async () => {
    const { url, certificate } = await tlsEcho();
    const { open } = await through(serverConnector(url, certificate));
    const end = open();
    end.socket.write('token');
    await waitFor('the echo', () => end.text === 'token');
    expect(end.isClosed).toBe(false);
  });

  it('is closed to any other, which learns nothing', async () => {
    const [own, other] = [await tlsEcho(), await tlsEcho()];
    const { open } = await through(serverConnector(other.url, own.certificate));
    const end = open();
    end.socket.write('token');
    await waitFor('the end', () => end.isClosed);
    expect(end.text).toBe('');
  });

  it('is not tried without a certificate to know it by', () => {
    expect(() => serverConnector('https://127.0.0.1:4480', null)).toThrow('--tls');
  });

  it('leads to this machine when the server listens everywhere', () => {
    expect(['0.0.0.0', '[::]', '[::1]', '192.168.1.5'].map(reachable)).toEqual([
      '127.0.0.1',
      '::1',
      '::1',
      '192.168.1.5',
    ]);
  });
});

describe('the UDP way of a link', () => {
  async function udpSocket(): Promise<UdpSocket> {
    const socket = createSocket('udp4').bind(0, '127.0.0.1');
    await once(socket, 'listening');
    onTestFinished(() => void socket.close());
    return socket;
  }

  async function relayed(network?: NetworkProfile) {
    const [worker, one, other] = await Promise.all([udpSocket(), udpSocket(), udpSocket()]);
    const relay = await UdpRelay.create(directions(network));
    onTestFinished(() => {
      relay.close();
    });
    relay.aimAt({ host: '127.0.0.1', port: worker.address().port });
    const arrived: string[] = [];
    const origins = new Set<string>();
    worker.on('message', (packet, { port, address }) => {
      arrived.push(packet.toString());
      origins.add(`${address}:${port}`);
      worker.send(`re ${packet.toString()}`, port, address);
    });
    const answers: string[] = [];
    one.on('message', (packet) => answers.push(packet.toString()));
    const say = async (socket: UdpSocket, text: string) => {
      socket.send(text, relay.port, '127.0.0.1');
      await new Promise((resolve) => setTimeout(resolve, 100));
    };
    return { relay, one, other, arrived, answers, origins, say };
  }

  it('drops what is sent during a cut, and tells senders apart', async () => {
    const { relay, one, other, arrived, answers, origins, say } = await relayed();
    await say(one, 'a');
    relay.cut();
    await say(one, 'lost');
    relay.restore();
    await say(other, 'b');
    await say(one, 'c');
    await waitFor('the last answer', () => answers.includes('re c'));
    expect(arrived).toEqual(['a', 'b', 'c']);
    expect(answers).toEqual(['re a', 're c']);
    expect(origins.size).toBe(2);
  });

  it('shows the worker another address after a change, and goes on', async () => {
    const { relay, one, answers, origins, say } = await relayed();
    await say(one, 'a');
    relay.changeAddress();
    await say(one, 'b');
    await waitFor('the answer at the new address', () => answers.includes('re b'));
    expect(new Set([...origins].map((origin) => origin.split(':')[0]))).toEqual(
      new Set(['127.0.0.1', '127.0.0.2']),
    );
  });

  it('loses each direction on its own', async () => {
    const lossy = { ...NETWORKS.clear.up, loss: { begins: 1, ends: 0 } };
    const { one, arrived, answers, say } = await relayed({ up: NETWORKS.clear.up, down: lossy });
    await say(one, 'a');
    await say(one, 'b');
    expect([arrived, answers]).toEqual([['a', 'b'], []]);
  });
});
