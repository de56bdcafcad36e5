import { describe, expect, it } from 'vitest';
import { readBridgeCommand } from './options.ts';

describe('the options of the reference bridge', () => {
  it('replay a file on this machine, again and again', () => {
    expect(readBridgeCommand(['--ecg', 'a.hea', '--vitals', 'heartRate=84,spo2=97'])).toMatchObject({
      kind: 'run',
      ecg: 'a.hea',
      repeats: true,
      vitals: { heartRate: 84, spo2: 97 },
      host: '127.0.0.1',
      port: 4490,
    });
  });

  it.each([
    [[], '--ecg'],
    [['--ecg', 'a.hea', '--host', '0.0.0.0'], '--tls'],
    [['--ecg', 'a.hea', '--port', '99999'], '--port'],
    [['--ecg', 'a.hea', '--vitals', 'pulse=84'], 'heartRate'],
    [['--ecg', 'a.hea', '--vitals', 'spo2=104'], 'spo2'],
    [['--ecg', 'a.hea', '--vitals', 'spo2='], 'spo2'],
    [['--ecq', 'a.hea'], '--ecq'],
  ])('%j is wrong, and says what is', (args, words) => {
    const command = readBridgeCommand(args);
    expect(command).toMatchObject({ kind: 'wrong' });
    expect(command).toHaveProperty('why', expect.stringContaining(words));
  });
});
