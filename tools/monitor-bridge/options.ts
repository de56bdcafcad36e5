import {
  type VitalsReading,
  VITAL_SIGN_NAMES,
  VITAL_SIGNS,
  type VitalSign,
} from '@smart-triage/shared/domain/vitals';
import { parseArgs } from 'node:util';

export const HELP = `npm run monitor-bridge -- --ecg FILE [options]    a monitor's gateway that replays a recording
  --ecg FILE          any format that "npx smart-triage ecg" reads; of WFDB the header
  --once              up to its end, not again and again
  --vitals LIST       what the monitor shows: heartRate=84,spo2=97,systolicBp=142,diastolicBp=86
  --host HOST         127.0.0.1; another one needs --tls
  --port PORT         4490
  --tls FOLDER        with cert.pem and key.pem
  --device NAME       what the tablet calls it
  The key of the fleet, if there is one, is read from MONITOR_KEY.

Tablets find it where their server says: MONITOR_URL=ws://localhost:4490 npm start
`;

export type BridgeCommand =
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly why: string }
  | {
      readonly kind: 'run';
      readonly ecg: string;
      readonly repeats: boolean;
      readonly vitals: VitalsReading['values'] | null;
      readonly host: string;
      readonly port: number;
      readonly tls: string | null;
      readonly device: string;
    };

const OPTIONS = {
  ecg: { type: 'string' },
  once: { type: 'boolean', default: false },
  vitals: { type: 'string' },
  host: { type: 'string', default: '127.0.0.1' },
  port: { type: 'string', default: '4490' },
  tls: { type: 'string' },
  device: { type: 'string', default: 'Reference bridge' },
  help: { type: 'boolean', default: false },
} as const;

export function readBridgeCommand(args: readonly string[]): BridgeCommand {
  try {
    const { values } = parseArgs({ args: [...args], options: OPTIONS, strict: true });
    const { ecg, tls = null, host, device, once } = values;
    if (values.help) return { kind: 'help' };
    if (ecg === undefined) return { kind: 'wrong', why: '--ecg FILE is needed' };
    if (tls === null && !LOOPBACK.includes(host))
      return {
        kind: 'wrong',
        why: '--host of another machine needs --tls: an ECG does not cross a network in the clear',
      };
    const vitals = values.vitals === undefined ? null : vitalsIn(values.vitals);
    return { kind: 'run', ecg, repeats: !once, vitals, host, port: portIn(values.port), tls, device };
  } catch (error) {
    return { kind: 'wrong', why: error instanceof Error ? error.message : String(error) };
  }
}

const LOOPBACK = ['127.0.0.1', '::1', 'localhost'];

function portIn(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new RangeError('--port 0 to 65535');
  return port;
}

function vitalsIn(text: string): VitalsReading['values'] {
  return Object.fromEntries(text.split(',').map(pairIn));
}

function pairIn(pair: string): [VitalSign, number] {
  const [name, number] = pair.split('=');
  const sign = VITAL_SIGN_NAMES.find((known) => known === name);
  if (!sign) throw new RangeError(`--vitals: one of ${VITAL_SIGN_NAMES.join(', ')}, each with =NUMBER`);
  const value = VITAL_SIGNS[sign].schema.safeParse(number === '' ? undefined : Number(number));
  if (!value.success)
    throw new RangeError(`--vitals ${sign}: ${value.error.issues[0]?.message ?? 'a number'}`);
  return [sign, value.data];
}
