import type { Registry } from 'prom-client';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../logging/logger.ts';
import { originOf } from '../net/ownAddresses.ts';

export type MetricsServer = { url: string; close: () => void };

type MetricsServerOptions = { host: string; port: number; registry: Registry; logger: Logger };

/**
 * `/metrics` on a port and an address of its own, so that who may see pages does not see how the service is doing, and nothing else is there to be found. A port that is taken
 * keeps no server from starting: it goes without, and says so. @returns `null` then.
 */
export async function openMetricsServer(options: MetricsServerOptions): Promise<MetricsServer | null> {
  const { host, port, logger } = options;
  const server = serve(options);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, host, resolve);
    });
  } catch (error) {
    logger.error(
      { code: (error as NodeJS.ErrnoException).code, host, port },
      'no metrics: this port is not to be had',
    );
    return null;
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `${originOf('http', host, taken)}/metrics`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function serve({ registry, logger }: MetricsServerOptions): Server {
  return createServer((request, response) => {
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.setHeader('content-type', registry.contentType).end(text),
      (error: unknown) => {
        logger.error({ err: error }, 'metrics could not be read');
        response.writeHead(500).end();
      },
    );
  });
}
