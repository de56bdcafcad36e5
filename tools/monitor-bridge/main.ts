import { systemClock } from '@smart-triage/shared/time/clock';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readRecordingFile } from '../fleet/recordingFile.ts';
import { MonitorBridge } from './monitorBridge.ts';
import { type BridgeCommand, HELP, readBridgeCommand } from './options.ts';
import { replay } from './replay.ts';

const WRONG_USE = 2;

async function run(command: Extract<BridgeCommand, { kind: 'run' }>): Promise<void> {
  const recording = await readRecordingFile(command.ecg);
  const { host, port, device } = command;
  const key = process.env['MONITOR_KEY'];
  const bridge = await MonitorBridge.create({
    host,
    port,
    device,
    origin: 'replay',
    clock: systemClock,
    ...(key === undefined ? {} : { key }),
    ...(command.tls === null ? {} : { tls: await tlsIn(command.tls) }),
  });
  const stop = replay({
    ...command,
    bridge,
    recording,
    clock: systemClock,
    steadyMs: () => performance.now(),
  });
  process.stdout.write(
    `replays ${recording.leads.length} leads at ${recording.rateHz} Hz on ${bridge.url}\n`,
  );
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stop();
      void bridge.close();
    });
}

async function tlsIn(folder: string): Promise<{ cert: string; key: string }> {
  const [cert, key] = await Promise.all(
    ['cert.pem', 'key.pem'].map((name) => readFile(join(folder, name), 'utf8')),
  );
  return { cert: cert ?? '', key: key ?? '' };
}

const command = readBridgeCommand(process.argv.slice(2));
if (command.kind === 'help') process.stdout.write(HELP);
else if (command.kind === 'wrong') {
  process.stderr.write(`monitor-bridge: ${command.why}\n\n${HELP}`);
  process.exitCode = WRONG_USE;
} else
  await run(command).catch((error: unknown) => {
    process.stderr.write(`monitor-bridge: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
