import { Router } from 'express';
import { fileURLToPath } from 'node:url';
import { docsPage } from './docsPage.ts';
import { openApiDocument } from './openApiDocument.ts';

const PATH = '/api/v1';
const STYLES = fileURLToPath(new URL('docs.css', import.meta.url));

/** [HA4] The HTTP interface describes itself, for programs and for people. It holds no data, so it asks for no sign-in. */
export function openApiRoutes(): Router {
  const router = Router();
  const description = openApiDocument();
  const page = docsPage(description, 'docs.css');
  router.get(`${PATH}/openapi.json`, (_request, response) => {
    response.json(description);
  });
  router.get(`${PATH}/docs`, (_request, response) => {
    response.type('html').send(page);
  });
  router.get(`${PATH}/docs.css`, (_request, response) => {
    response.type('css').sendFile(STYLES);
  });
  return router;
}
