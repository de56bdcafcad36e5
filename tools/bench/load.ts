import { parseArgs } from 'node:util';
import { measureConsumers } from './load/consumers.ts';
import { type Load, measureLoad } from './load/fleetLoad.ts';
import { loadResults, loadRows } from './load/loadResults.ts';
import { report } from './report.ts';

/**
 * npm run bench load -- [--ambulances 1,10,25,50,100,200] [--seconds 15] [--viewers 20] [--json FILE]: ambulances with ECG and vital signs, then one with picture and
 * sound to so many viewers beside bare mediasoup. `--ambulances none` or `--viewers 0` leaves one of the two out.
 */
const { values: options } = parseArgs({
  options: {
    ambulances: { type: 'string', default: '1,10,25,50,100,200' },
    seconds: { type: 'string', default: '15' },
    viewers: { type: 'string', default: '20' },
    json: { type: 'string' },
  },
});

const counts = options.ambulances === 'none' ? [] : options.ambulances.split(',').map(Number);
const [seconds, viewers] = [Number(options.seconds), Number(options.viewers)];
if (!counts.every((count) => Number.isInteger(count) && count > 0) || !(seconds > 0))
  throw new Error('--ambulances 1,10 --seconds 15');
if (!Number.isInteger(viewers) || viewers < 0) throw new Error('--viewers takes a whole number');

const loads: Load[] = [];
for (const count of counts) {
  const load = await measureLoad(count, seconds);
  loads.push(load);
  const figures = loadRows(load).map(({ id, value, unit }) => `${id} ${value?.toFixed(1) ?? '-'} ${unit}`);
  console.log(figures.join(', '));
}
const consumers = viewers > 0 ? await measureConsumers(viewers) : [];
report('load', [...(loads.length > 0 ? loadResults(loads) : []), ...consumers], process.argv);
// libwebrtc's threads would keep the process alive.
process.exit(0);
