// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { anEcgFrame } from '../../testing/ecgFrames.ts';
import { RecordingContext } from '../testing/recordingContext.ts';
import { renderWithTexts } from '../testing/renderWithTexts.tsx';
import { EcgMonitor } from './ecgMonitor.ts';
import { EcgSweep } from './EcgSweep.tsx';

/** A screen's rhythm that the test beats itself, and a place of a fixed size. */
let frames: FrameRequestCallback[] = [];
const beat = (now: number): void => {
  for (const draw of frames.splice(0)) draw(now);
};

beforeEach(() => {
  frames = [];
  vi.stubGlobal('requestAnimationFrame', (draw: FrameRequestCallback) => frames.push(draw));
  vi.stubGlobal('cancelAnimationFrame', vi.fn());
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #told: (entries: object[]) => void;
      constructor(told: (entries: object[]) => void) {
        this.#told = told;
      }
      observe(): void {
        this.#told([{ devicePixelContentBoxSize: [{ inlineSize: 800, blockSize: 300 }] }]);
      }
      disconnect(): void {
        // Nothing is kept.
      }
    },
  );
  Object.defineProperty(document, 'fonts', { configurable: true, value: new EventTarget() });
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(
    () => new RecordingContext() as unknown as CanvasRenderingContext2D,
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the live ECG', () => {
  it('draws nothing while it is frozen and says that it is not live, and goes on where the ECG is now', () => {
    const monitor = new EcgMonitor({ now: () => 0 });
    for (let seq = 0; seq < 20; seq += 1) monitor.push(anEcgFrame({ seq }));
    const onDrawn = vi.fn();
    const sweep = (isFrozen: boolean) => (
      <EcgSweep
        monitor={monitor}
        layout={{ kind: 'rows', leads: ['II'] }}
        isFrozen={isFrozen}
        onDrawn={onDrawn}
      />
    );
    const { rerender } = renderWithTexts(sweep(false));
    beat(1000);
    const before = onDrawn.mock.calls.length;
    expect(before).toBeGreaterThan(0);
    rerender(sweep(true));
    expect(screen.getByText(/^frozen: not live/)).toBeDefined();
    beat(1200);
    beat(1400);
    expect(onDrawn.mock.calls.length).toBe(before);
    rerender(sweep(false));
    expect(screen.queryByText(/^frozen: not live/)).toBeNull();
    beat(1600);
    expect(onDrawn.mock.calls.length).toBeGreaterThan(before);
  });
});
