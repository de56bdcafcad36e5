import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the options of the fleet', () => {
  it('are those of npm start, of which it passes over what only the server uses', () => {
    const args = ['--port', '4490', '--host', '0.0.0.0', '--tls', '--data', 'there', '--ecg', 'a.hea'];
    expect(readOptions(args, {})).toEqual({
      dataDir: 'there',
      certificateFile: 'there/tls/cert.pem',
      ecgFile: 'a.hea',
      isWanted: true,
    });
  });

  it('come from the environment where they are not given', () => {
    const env = { DATA_DIR: 'elsewhere', TLS: '/certificates', DEMO: 'true' };
    expect(readOptions([], env)).toMatchObject({
      dataDir: 'elsewhere',
      certificateFile: '/certificates/cert.pem',
    });
    expect(readOptions(['--tls-dir', 'own'], env).certificateFile).toBe('own/cert.pem');
  });

  it('keep the fleet at home where there is no demo', () => {
    expect(readOptions(['--no-demo'], {}).isWanted).toBe(false);
    expect(readOptions([], { DEMO: 'false' }).isWanted).toBe(false);
  });

  it('are refused when they do not exist', () => {
    expect(() => readOptions(['--speed', '9'], {})).toThrow('--speed');
  });
});
