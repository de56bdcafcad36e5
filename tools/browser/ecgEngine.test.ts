import { findRecordings } from '@smart-triage/models/testing/recordings';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { build, type Rolldown } from 'vite';
import { analysisJson, type EncodedFile } from './ecgEngineEntry.ts';
import { launchChromium } from './launchChromium.ts';

const folder = findRecordings();
if (!folder) console.warn('recorded-ECG tests skipped: the engine in Chromium (no recordings found)');
const RECORDINGS = 50;

describe.skipIf(!folder)('the ECG engine', () => {
  it('writes the same JSON in Chromium as in Node for 50 recordings, digit by digit', async () => {
    const recordings = recordingsOf(folder ?? '').slice(0, RECORDINGS);
    expect(recordings).toHaveLength(RECORDINGS);
    const inNode = recordings.map(analysisJson);
    expect(inNode.filter((json) => json.includes('"analysed"')).length).toBeGreaterThan(RECORDINGS * 0.8);
    expect(await analysedInChromium(recordings)).toEqual(inNode);
  });
});

/** The devices' own formats first, then LUDB and PTB-XL by turns. */
function recordingsOf(root: string): EncodedFile[][] {
  const formats = readdirSync(join(root, 'formats')).map((name) => [encoded(join(root, 'formats', name))]);
  const [ludb, ptbxl] = ['ludb', 'ptbxl/records500'].map((set) =>
    readdirSync(join(root, set))
      .filter((name) => name.endsWith('.hea'))
      .slice(0, RECORDINGS / 2)
      .map((name) => join(root, set, name)),
  );
  const records = [...(ludb ?? []), ...(ptbxl ?? [])].map((header) =>
    [header, header.replace(/hea$/, 'dat')].map(encoded),
  );
  return [...formats, ...records];
}

function encoded(path: string): EncodedFile {
  return { name: basename(path), base64: readFileSync(path).toString('base64') };
}

async function analysedInChromium(recordings: readonly EncodedFile[][]): Promise<string[]> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: await engineScript() });
    const results: string[] = [];
    for (const files of recordings)
      results.push(
        await page.evaluate(
          (given) =>
            (globalThis as unknown as { engine: { analysisJson: typeof analysisJson } }).engine.analysisJson(
              given,
            ),
          files,
        ),
      );
    return results;
  } finally {
    await browser.close();
  }
}

/** The same source as Node runs, as one script. */
async function engineScript(): Promise<string> {
  const entry = join(import.meta.dirname, 'ecgEngineEntry.ts');
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, lib: { entry, name: 'engine', formats: ['iife'] } },
  });
  const [output] = (Array.isArray(built) ? built : [built]) as Rolldown.RolldownOutput[];
  return output?.output[0].code ?? '';
}
