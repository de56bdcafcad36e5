import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** Which case an ambulance is in, for when its program starts again: a crew can close its case only by going on with it. */
export type CaseMemory = {
  recall: () => Promise<CaseId | null>;
  keep: (caseId: CaseId) => Promise<void>;
};

const MemorySchema = z.object({ caseId: CaseIdSchema });

/** In a file of its own for each unit, beside the server's data: both are kept or thrown away together. */
export function caseMemoryIn(dataDir: string, unit: string): CaseMemory {
  const file = join(dataDir, `fleet-${unit}.json`);
  return {
    recall: async () => {
      try {
        return MemorySchema.parse(JSON.parse(await readFile(file, 'utf8'))).caseId;
      } catch (error) {
        if (isBroken(error) || isMissing(error)) return null;
        throw error;
      }
    },
    keep: (caseId) => writeFile(file, JSON.stringify({ caseId }), { mode: 0o600 }),
  };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** Cut off in mid-write, for instance. The case is then as lost as without a file. */
function isBroken(error: unknown): boolean {
  return error instanceof SyntaxError || error instanceof z.ZodError;
}
