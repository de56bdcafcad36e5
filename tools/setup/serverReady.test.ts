import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { settingsFromArguments } from '../../sfu-server/src/commandLine.ts';
import { readConfig } from '../../sfu-server/src/config.ts';
import { serverUrl, untilReady } from './serverReady.mjs';

describe('serverUrl', () => {
  it.each([
    [['--port', '9000'], 'http://127.0.0.1:9000/'],
    [['--port=9000', '--tls'], 'https://127.0.0.1:9000/'],
    [['--port=9000', '--tls-dir', '/keys'], 'https://127.0.0.1:9000/'],
    [['--host', '0.0.0.0', '--port', '9000'], 'http://127.0.0.1:9000/'],
    [['--host', '::', '--port', '9000'], 'http://[::1]:9000/'],
    [['--host', '192.0.2.7', '--port', '9000'], 'http://192.0.2.7:9000/'],
    [['--host', '::1', '--port', '9000'], 'http://[::1]:9000/'],
  ])('reads %j', (args, url) => {
    expect(serverUrl(args, {}).href).toBe(url);
  });

  it.each([
    [[], {}],
    [['--port', '9000'], { PORT: '9001', HOST: 'localhost' }],
    [['--host', 'localhost'], { PORT: '9001' }],
    [[], { PORT: '', HOST: '', TLS: '' }],
  ])('asks where the server listens with %j and %j', (args, env) => {
    const { HOST, PORT } = readConfig({ ...env, ...settingsFromArguments(args) });
    expect(serverUrl(args, env).host).toBe(`${HOST}:${PORT}`);
  });

  it('says what is wrong with a port that cannot be', () => {
    expect(() => serverUrl(['--port', '99999'], {})).toThrow(/127\.0\.0\.1:99999.*--port/);
  });

  it('asks over https when the environment sets a certificate', () => {
    expect(serverUrl([], { TLS: 'self-signed' }).protocol).toBe('https:');
    expect(serverUrl([], { TLS: 'off' }).protocol).toBe('http:');
  });
});

describe('untilReady', () => {
  it('goes on asking until the server is ready', async () => {
    const answers = [503, 503, 200];
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.writeHead(answers.shift() ?? 200).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(await untilReady(url, new AbortController().signal)).toBe(true);
    expect(asked).toEqual(['/readyz', '/readyz', '/readyz']);
    await new Promise((resolve) => server.close(resolve));
  });

  it('gives up when the server has ended', async () => {
    const stopped = new AbortController();
    setTimeout(() => {
      stopped.abort();
    }, 50);
    expect(await untilReady(new URL('http://127.0.0.1:9'), stopped.signal)).toBe(false);
  });
});
