import { describe, expect, it } from 'vitest';
import { aptCommand, missingPackages } from './debian.mjs';

describe('aptCommand', () => {
  it('lets root install', () => {
    expect(aptCommand({ isRoot: true, mayInstall: false, hasSudo: false })?.at(-1)).toBe('apt-get');
  });

  it('uses sudo only when the person asked for packages to be installed', () => {
    expect(aptCommand({ isRoot: false, mayInstall: true, hasSudo: true })?.[0]).toBe('sudo');
    expect(aptCommand({ isRoot: false, mayInstall: false, hasSudo: true })).toBeUndefined();
  });

  it('installs nothing where there is no way to', () => {
    expect(aptCommand({ isRoot: false, mayInstall: true, hasSudo: false })).toBeUndefined();
  });
});

describe('missingPackages', () => {
  it('is one sentence that names the packages and the command that installs them', () => {
    const text = missingPackages(['g++', 'libuv1-dev'], 'to build mediasoup-worker');
    expect(text).toContain('sudo apt-get install --yes --no-install-recommends g++ libuv1-dev');
    expect(text).toContain('to build mediasoup-worker');
    expect(text.split('\n')).toHaveLength(1);
  });
});
