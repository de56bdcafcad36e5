import { join } from 'node:path';

/** The socket that only the owner of the data folder can open. */
export function adminSocketPath(dataDir: string): string {
  return join(dataDir, 'admin.sock');
}
