import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const DemoSchema = z.object({
  url: z.url(),
  metricsUrl: z.url().nullish(),
  tablets: z.array(z.object({ name: z.string().min(1), code: z.string().min(1) })),
});
/** Where the server listens, and the codes that pair its demo tablets until its next start. */
export type Demo = z.infer<typeof DemoSchema>;

/** What the server left for us in its data folder. Throws when it is not there or not in demo mode. */
export async function readDemo(dataDir: string): Promise<Demo> {
  return DemoSchema.parse(JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')));
}
