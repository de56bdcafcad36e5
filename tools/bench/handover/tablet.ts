import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { setTimeout as sleep } from 'node:timers/promises';
import { Cabin } from '../../fleet/cabin.ts';
import { SimulatedTablet } from '../../rig/simulatedTablet.ts';
import type { FromTablet } from './remoteTablet.ts';

/** The tablet as a program of its own, to be started inside the ambulance's network: its connections are the kernel's, with nothing in between. */
const [url = '', token = '', caseId = ''] = process.argv.slice(2);
const UNIT = '06-199';
const TELL_EVERY_MS = 20;
const MEASURE_EVERY_MS = 1000;

const cabin = new Cabin({ unit: UNIT, tint: [128, 128], pitchHz: 523, sound: 'steady' });
const tablet = await SimulatedTablet.create({
  caseId: CaseIdSchema.parse(caseId),
  unit: UNIT,
  link: { url, carry: (device) => device },
  token: () => Promise.resolve(token),
  seed: 1,
  cabin,
  onError: () => undefined,
});
const tell = (told: FromTablet): void => void process.send?.(told);
let measured = 0;
const timers = [
  setInterval(() => {
    tell({ kind: 'waiting', ...tablet.waiting() });
  }, TELL_EVERY_MS),
  setInterval(() => {
    tablet.measure(measured++);
  }, MEASURE_EVERY_MS),
];

/** Everything has to be with the server before the end. */
async function finish(): Promise<void> {
  clearInterval(timers[1]);
  tablet.endEcg();
  while (tablet.waiting().frames > 0 || tablet.waiting().changes > 0) await sleep(TELL_EVERY_MS);
  clearInterval(timers[0]);
  const { captured, entered } = tablet;
  await tablet.close();
  cabin.close();
  tell({ kind: 'finished', captured: [...captured], entered });
}

// It is asked for nothing else.
process.once('message', () => void finish());
process.on('disconnect', () => process.exit(0));
