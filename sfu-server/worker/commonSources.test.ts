import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LIBWEBRTC_DIR, readCommonSources, readLibwebrtcSources } from './commonSources.mjs';

const WORKER_DIR = join(import.meta.dirname, '../../node_modules/mediasoup/worker');

const list = (...paths: string[]) => paths.map((path) => `  '${path}',\n`).join('');

describe('readCommonSources', () => {
  it('names files that are all in the installed package, those of the bandwidth estimation among them', () => {
    const sources = readCommonSources(readFileSync(join(WORKER_DIR, 'meson.build'), 'utf8'));
    expect(sources.length).toBeGreaterThan(150);
    expect(sources.filter((path) => !existsSync(join(WORKER_DIR, path)))).toEqual([]);
    expect(sources).toContain('src/RTC/DtlsTransport.cpp');
    expect(sources).toContain('src/DepLibWebRTC.cpp');
  });

  it('refuses a file without the list', () => {
    expect(() => readCommonSources('project()\n')).toThrow(/new shape/);
  });

  it('refuses files that are added under a condition it does not know', () => {
    const text = `common_sources = [\n${list('src/a.cpp')}]\nif other\n  common_sources += [\n${list('src/b.cpp')}]\n`;
    expect(() => readCommonSources(text)).toThrow(/new shape/);
  });
});

describe('readLibwebrtcSources', () => {
  it('names files that are all in the installed package', () => {
    const text = readFileSync(join(WORKER_DIR, LIBWEBRTC_DIR, 'meson.build'), 'utf8');
    const sources = readLibwebrtcSources(text);
    expect(sources.length).toBeGreaterThan(30);
    expect(sources.filter((path) => !existsSync(join(WORKER_DIR, path)))).toEqual([]);
  });

  it('refuses a file without the list', () => {
    expect(() => readLibwebrtcSources('')).toThrow(/new shape/);
  });
});
