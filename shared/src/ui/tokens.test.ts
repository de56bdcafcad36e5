import { describe, expect, it } from 'vitest';
import css from './tokens.css?raw';

const THEMES = ['dark', 'day', 'night'] as const;

const SURFACES = ['surface-page', 'surface-panel', 'surface-control', 'surface-pressed'];
/** Ink, and every ground it is written on. */
const TEXT_PAIRS: [ink: string, grounds: string[]][] = [
  ['text', [...SURFACES, 'accent-tint', 'map-sea']],
  ['text-quiet', ['surface-page', 'surface-panel', 'surface-control', 'accent-tint', 'ecg-paper', 'map-sea']],
  ['accent-text', ['surface-page', 'surface-panel', 'surface-control', 'accent-tint', 'ecg-paper']],
  ['on-accent', ['accent', 'accent-pressed']],
  ['on-inverse', ['inverse']],
  ['simulated', ['simulated-tint']],
  ['on-alarm-high', ['alarm-high']],
  ['on-alarm-medium', ['alarm-medium']],
  ['on-alarm-low', ['alarm-low']],
  ['alarm-high-mark', ['surface-page', 'surface-panel']],
  ['alarm-medium-mark', ['surface-page', 'surface-panel']],
  ['alarm-low-mark', ['surface-page', 'surface-panel']],
  // What happened: the heart rate of the day and the saturation of the night stood below it, since a number in the colour of its wave is text too.
  ['wave-ecg', ['surface-panel']],
  ['wave-spo2', ['surface-panel']],
  ['wave-respiration', ['surface-panel']],
  ['wave-pressure', ['surface-panel']],
  ['ecg-label', ['ecg-paper']],
  ['sheet-label', ['sheet-paper']],
];
/** What is not text but has to be seen: outlines, marks, traces (WCAG 2.2, 1.4.11 asks for 3:1). */
const MARK_PAIRS: [mark: string, grounds: string[]][] = [
  ['line-control', ['surface-page', 'surface-panel', 'surface-control']],
  ['focus', SURFACES],
  ['live', ['surface-page', 'surface-panel']],
  ['scale-mark', ['band-1', 'band-2', 'band-3', 'band-4']],
  ['ecg-trace', ['ecg-paper', 'ecg-grid-bold']],
  ['ecg-gap', ['ecg-paper']],
  ['sheet-trace', ['sheet-paper', 'sheet-grid-bold']],
];

describe.each(THEMES)('theme %s', (theme) => {
  const tokens = colourTokens(theme);
  it.each(pairs(TEXT_PAIRS))('writes %s on %s with at least 7:1', (ink, ground) => {
    expect(contrast(tokens, ink, ground)).toBeGreaterThanOrEqual(7);
  });

  it.each(pairs(MARK_PAIRS))('shows %s on %s with at least 3:1', (mark, ground) => {
    expect(contrast(tokens, mark, ground)).toBeGreaterThanOrEqual(3);
  });

  it('defines the same colours as the other themes', () => {
    expect([...tokens.keys()].sort()).toEqual([...colourTokens('dark').keys()].sort());
  });
});

function pairs(table: [string, string[]][]): [string, string][] {
  return table.flatMap(([ink, grounds]) => grounds.map((ground): [string, string] => [ink, ground]));
}

function colourTokens(theme: string): Map<string, string> {
  const block = new RegExp(`\\[data-theme='${theme}'\\] \\{([^}]*)\\}`).exec(css)?.[1] ?? '';
  return new Map([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6,8});/g)].map((hit) => [hit[1]!, hit[2]!]));
}

/** WCAG 2.2 contrast ratio: (lighter + 0.05) / (darker + 0.05) of relative luminances. */
function contrast(tokens: Map<string, string>, ink: string, ground: string): number {
  const [darker, lighter] = [luminance(tokens.get(ink)), luminance(tokens.get(ground))].sort((a, b) => a - b);
  return (lighter! + 0.05) / (darker! + 0.05);
}

function luminance(hex: string | undefined): number {
  const channels = [1, 3, 5].map((at) => parseInt(hex!.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}
