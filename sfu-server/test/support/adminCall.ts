import { request } from 'node:http';
import { adminSocketPath } from '../../src/http/adminSocket.ts';

/** What `npm run admin` sends, as the owner of the data folder. */
export function adminCall(
  dataDir: string,
  method: 'GET' | 'POST',
  path: string,
  body: object = {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const options = {
      socketPath: adminSocketPath(dataDir),
      method,
      path,
      headers: { 'content-type': 'application/json' },
    };
    const asked = request(options, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => {
        resolve(JSON.parse(text));
      });
    });
    asked.once('error', reject);
    asked.end(method === 'GET' ? undefined : JSON.stringify(body));
  });
}
