import { request } from 'node:http';
import { adminSocketPath } from './adminSocketPath.ts';

export type AdminCall = { method: 'GET' | 'POST'; path: string; body?: object };

/** Asks the server that runs on this data folder, as its owner. Rejects with `ENOENT` or `ECONNREFUSED` when none does. */
export function askServer(
  { method, path, body }: AdminCall,
  dataDir: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json' };
    const asked = request({ socketPath: adminSocketPath(dataDir), method, path, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, text });
      });
    });
    asked.once('error', reject);
    asked.end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Whether an error says that no server runs there. */
export function isNobodyThere(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ECONNREFUSED';
}
