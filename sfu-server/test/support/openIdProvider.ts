import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';

export const CLIENT = { id: 'smart-triage-test', secret: 'a secret that only tests know' };

/** A real provider in a process of its own, that knows the people of `openIdProviderProcess.ts`. This process trusts its certificate from then on. */
export async function startOpenIdProvider(
  redirectUri: string,
  leftUri: string,
): Promise<{ issuer: string; stop: () => Promise<void> }> {
  const program = fileURLToPath(new URL('openIdProviderProcess.ts', import.meta.url));
  const child = spawn(process.execPath, [program, redirectUri, leftUri], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => {
      reject(new Error('the provider did not start'));
    });
  });
  const { issuer, certificate } = JSON.parse(line) as { issuer: string; certificate: string };
  setDefaultCACertificates([...getCACertificates(), certificate]);
  return {
    issuer,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}
