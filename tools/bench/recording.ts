import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { videoFolderOf } from '../../sfu-server/src/store/videoFiles.ts';
import { ServerProcess } from '../rig/serverProcess.ts';
import { openWithCamera, startPicture } from './load/cameraAmbulance.ts';
import { cpuSecondsOf } from './load/processUse.ts';
import { serverFigures } from './load/serverFigures.ts';
import { type BenchResult, report } from './report.ts';

/**
 * npm run bench recording -- [--cameras 4] [--seconds 45] [--json FILE]: what it costs the server, and its event loop above all, to record picture: the same
 * cameras to the same server, first without the patients' consent and then with it.
 */
const { values: options } = parseArgs({
  options: {
    cameras: { type: 'string', default: '4' },
    seconds: { type: 'string', default: '45' },
    json: { type: 'string' },
  },
});
const [cameras, seconds] = [Number(options.cameras), Number(options.seconds)];
if (!(cameras > 0) || !(seconds > 0)) throw new Error('--cameras 4 --seconds 45');

/** About what a tablet sends on a fair link. */
const PICTURE = { width: 640, height: 360, framesPerSecond: 15, maxBitrate: 600_000 };
const KEPT_DAYS = 30;
/** The encoders find their rate. */
const SETTLE_MS = 8000;

const server = await ServerProcess.create({
  settings: { RECORD_VIDEO: 'true', RETAIN_VIDEO_DAYS: String(KEPT_DAYS) },
});
const { source, stop } = startPicture(PICTURE);
const ambulances: Awaited<ReturnType<typeof openWithCamera>>[] = [];
try {
  for (let index = 0; index < cameras; index++) {
    const unit = `recorded-${index}`;
    const { maxBitrate } = PICTURE;
    ambulances.push(await openWithCamera(server, { unit, seed: index, source, maxBitrate }));
  }
  await sleep(SETTLE_MS);
  const without = await measure();
  for (const { line } of ambulances) {
    const answer = { answer: 'given', keptDays: KEPT_DAYS } as const;
    const requestId = crypto.randomUUID() as never;
    await line.signaling.request('video:consent', { requestId, caseId: line.caseId, answer });
  }
  await sleep(SETTLE_MS);
  const recording = await measure();
  report('recording', [...rows('off', without), ...rows('on', recording), ...(await kept())], process.argv);
} finally {
  stop();
  for (const ambulance of ambulances) ambulance.close();
  await server.close();
}
// libwebrtc's threads would keep the process alive.
process.exit(0);

type Use = { cores: number; delayMs: number; blockedMs: number };

async function measure(): Promise<Use> {
  // Reading them begins a new measurement of the event loop.
  await serverFigures(server.dataDir);
  const [cpu, startedAt] = [await cpuSecondsOf(server.pid), performance.now()];
  await sleep(seconds * 1000);
  const cores = ((await cpuSecondsOf(server.pid)) - cpu) / ((performance.now() - startedAt) / 1000);
  return { cores, ...(await serverFigures(server.dataDir)) };
}

function rows(name: 'on' | 'off', { cores, delayMs, blockedMs }: Use): BenchResult[] {
  const note = `${cameras} cameras of ${PICTURE.width} x ${PICTURE.height}, ${name === 'on' ? 'recorded' : 'not recorded'}; senders on the same cores`;
  return [
    { id: `recording.${name}.loopP99`, value: delayMs, unit: 'ms', n: seconds, note },
    { id: `recording.${name}.loopBlocked`, value: blockedMs, unit: 'ms', n: seconds, note },
    {
      id: `recording.${name}.cores`,
      value: cores,
      unit: 'cores',
      n: seconds,
      note: 'the server without its media worker',
    },
  ];
}

/** What stands on the disk: that something was recorded at all. */
async function kept(): Promise<BenchResult[]> {
  const folder = videoFolderOf(server.dataDir);
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.includes('/'));
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  return [
    {
      id: 'recording.pieces',
      value: names.length,
      unit: 'pieces kept',
      n: cameras,
      target: { atLeast: cameras },
    },
    { id: 'recording.keptMb', value: bytes / 1e6, unit: 'MB', n: names.length },
  ];
}
