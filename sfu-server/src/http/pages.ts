import express, { type RequestHandler, Router } from 'express';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const PAGES = { '/ambulance': 'ambulance-client', '/control-room': 'control-room' };
/** File names of built assets carry their hash. */
const ONE_YEAR = '1y';

/** The two built pages. Pages themselves are asked for anew each time; what they load can be kept for ever. */
export function pageRoutes(): Router {
  const router = Router();
  for (const [path, folder] of Object.entries(PAGES)) {
    const dist = fileURLToPath(new URL(`../../../${folder}/dist`, import.meta.url));
    router.use(`${path}/assets`, express.static(`${dist}/assets`, { immutable: true, maxAge: ONE_YEAR }));
    router.use(path, express.static(dist, { redirect: true, cacheControl: false }), explainMissing(dist));
  }
  router.get('/', (_request, response) => {
    response.redirect(302, '/control-room/');
  });
  return router;
}

function explainMissing(dist: string): RequestHandler {
  return (_request, response, next) => {
    if (existsSync(`${dist}/index.html`)) {
      next();
      return;
    }
    response.status(503).type('text').send('This page has not been built. Run: npm start');
  };
}
