import { createServer } from 'vite';
import { inRoot } from '../setup/paths.mjs';

export type Client = 'ambulance-client' | 'control-room';

export type StatesServer = { readonly url: string; readonly close: () => Promise<void> };

/** The development server of one page, which alone has the states; on a port that is free. */
export async function startStatesServer(client: Client): Promise<StatesServer> {
  const root = inRoot(client);
  const server = await createServer({
    root,
    configFile: inRoot(client, 'vite.config.ts'),
    logLevel: 'warn',
    // Nothing changes while pictures are taken, and a server of states has nobody behind it.
    server: { port: 0, hmr: false, watch: null, proxy: {} },
    optimizeDeps: { entries: ['states.html', 'src/**/*Worker.ts'] },
  });
  await server.listen();
  const [url] = server.resolvedUrls?.local ?? [];
  if (url === undefined) throw new Error(`the development server of ${client} has no address`);
  return { url: new URL('states.html', url).href, close: () => server.close() };
}
