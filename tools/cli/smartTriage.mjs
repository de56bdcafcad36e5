#!/usr/bin/env node
// npx smart-triage: hands over to the Node 24 that the project brings, since the one that npx found may be older.
import { existsSync } from 'node:fs';
import { forwardSignals, startNode24 } from '../setup/node24.mjs';
import { inRoot, NODE_24 } from '../setup/paths.mjs';

if (existsSync(NODE_24)) {
  const command = startNode24([inRoot('tools/cli/main.ts'), ...process.argv.slice(2)], {
    cwd: process.cwd(),
  });
  forwardSignals(() => [command]);
  process.exitCode = await command.ended;
} else {
  process.stderr.write('smart-triage is not set up yet: run `npm install` in its folder first.\n');
  process.exitCode = 1;
}
