import { delimiter } from 'node:path';
import { describe, expect, it } from 'vitest';
import { installEnv, isInstalled } from './install.mjs';
import { inModules } from './paths.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    shared: { version: '0.1.0' },
    'node_modules/zod': { version: '4.0.0' },
    'node_modules/@smart-triage/shared': { resolved: 'shared' },
    'node_modules/fsevents': { version: '2.0.0', optional: true },
  },
};

const installed = (changes: Record<string, object | undefined> = {}) => {
  const { 'node_modules/zod': zod, 'node_modules/@smart-triage/shared': shared } = lock.packages;
  const packages: Record<string, object | undefined> = {
    'node_modules/zod': zod,
    'node_modules/@smart-triage/shared': shared,
    ...changes,
  };
  return { packages: Object.fromEntries(Object.entries(packages).filter(([, entry]) => entry)) as never };
};

describe('isInstalled', () => {
  it('accepts what npm recorded, without packages for another operating system', () => {
    expect(isInstalled(lock, installed())).toBe(true);
  });

  it.each([
    ['another version', { 'node_modules/zod': { version: '4.0.1' } }],
    ['a package that is missing', { 'node_modules/zod': undefined }],
    ['a package that has left the lockfile', { 'node_modules/left-pad': { version: '1.0.0' } }],
    ['a link to another folder', { 'node_modules/@smart-triage/shared': { resolved: 'common' } }],
  ])('asks for an install after %s', (_, changes) => {
    expect(isInstalled(lock, installed(changes))).toBe(false);
  });
});

describe('installEnv', () => {
  it('keeps npm off the Node that it is about to delete', () => {
    const PATH = [inModules('.bin'), '/usr/bin'].join(delimiter);
    expect(installEnv({ PATH })['PATH']).toBe('/usr/bin');
  });

  it('keeps install scripts from fetching CUDA or building the worker, and respects a worker that was given', () => {
    expect(installEnv({})).toMatchObject({ ONNXRUNTIME_NODE_INSTALL: 'skip' });
    expect(installEnv({})['MEDIASOUP_WORKER_BIN']).toBeTruthy();
    expect(installEnv({ MEDIASOUP_WORKER_BIN: '/w' })['MEDIASOUP_WORKER_BIN']).toBe('/w');
  });
});
