import { askServer } from '../../src/http/adminClient.ts';

/** What `npm run admin` sends, as the owner of the data folder. */
export async function adminCall(
  dataDir: string,
  method: 'GET' | 'POST',
  path: string,
  body: object = {},
): Promise<unknown> {
  const { text } = await askServer({ method, path, ...(method === 'POST' && { body }) }, dataDir);
  return JSON.parse(text);
}
