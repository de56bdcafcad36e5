import { Router } from 'express';
import { vi } from 'vitest';

export type RegisteredRoute = { path: string; methods: string[] };

/** What a server that is started by `start` can be asked over HTTP: a new route is known by being there. */
export async function registeredRoutes<T>(
  start: () => Promise<T>,
): Promise<{ started: T; routes: RegisteredRoute[] }> {
  const registered = vi.spyOn(Router.prototype as { route: (path: string) => unknown }, 'route');
  try {
    const started = await start();
    const all = registered.mock.results.map(({ value }) => value as { path: unknown; methods: object });
    return {
      started,
      routes: all.flatMap(({ path, methods }) =>
        [path].flat().map((one) => ({ path: String(one), methods: Object.keys(methods) })),
      ),
    };
  } finally {
    registered.mockRestore();
  }
}
