import { describe, expect, it, vi } from 'vitest';
import type { StreamId } from '../../domain/ids.ts';
import { anEcgFrame } from '../../testing/ecgFrames.ts';
import { instant } from '../../time/instant.ts';
import { EcgMonitor } from './ecgMonitor.ts';

const OTHER = 'b3a1f3e2-4f0a-4f43-9e6e-6f1b0f0d8c11' as StreamId;

describe('EcgMonitor', () => {
  it('counts age from arrival when clocks say nothing', () => {
    let now = 1000;
    const monitor = new EcgMonitor({ now: () => now });
    expect(monitor.newestAgeMs()).toBeNull();
    monitor.push(anEcgFrame());
    now = 4500;
    expect(monitor.newestAgeMs()).toBe(3500);
  });

  it('does not call samples new that arrive now but were taken long ago', () => {
    const monitor = new EcgMonitor({ now: () => 0, captureAgeMs: () => 30_000 });
    monitor.push(anEcgFrame());
    expect(monitor.newestAgeMs()).toBe(30_000);
  });

  it('does not become younger by late frames', () => {
    let now = 0;
    const monitor = new EcgMonitor({ now: () => now });
    monitor.push(anEcgFrame({ seq: 5 }));
    now = 3000;
    monitor.push(anEcgFrame({ seq: 4 }));
    expect(monitor.newestAgeMs()).toBe(3000);
  });

  it('tells views about late frames only', () => {
    const monitor = new EcgMonitor({ now: () => 0 });
    const listener = vi.fn();
    const stop = monitor.onLate(listener);
    for (const seq of [0, 1, 3, 2, 3]) monitor.push(anEcgFrame({ seq }));
    expect(listener.mock.calls).toEqual([[{ from: 100, to: 150 }]]);
    stop();
    monitor.push(anEcgFrame({ seq: 5 }));
    monitor.push(anEcgFrame({ seq: 4 }));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('shows the head of a frame, then the rest of it, and never the head again', () => {
    const monitor = new EcgMonitor({ now: () => 0 });
    const whole = anEcgFrame({ seq: 1 });
    const head = { ...whole, samples: whole.samples.map((lead) => lead.subarray(0, 30)) };
    monitor.push(anEcgFrame({ seq: 0 }));
    monitor.push(head, 'head');
    expect(monitor.stream?.buffer.range).toEqual({ from: 0, to: 80 });
    monitor.push(whole);
    monitor.push(head, 'head');
    expect(monitor.stream?.buffer.range).toEqual({ from: 0, to: 100 });
    const read = monitor.stream?.buffer.reader('I');
    const drawn = Array.from({ length: 50 }, (_, i) => read?.(50 + i));
    expect(drawn).toEqual(Array.from(whole.samples[0] ?? [], (sample) => sample * 0.005));
  });

  it('starts again with a new stream and drops stragglers of the old one', () => {
    const monitor = new EcgMonitor({ now: () => 0 });
    monitor.push(anEcgFrame({ seq: 7 }));
    const next = anEcgFrame({ streamId: OTHER, seq: 0, capturedAt: instant(1_700_000_010_000) });
    monitor.push(next);
    monitor.push(anEcgFrame({ seq: 8 }));
    expect(monitor.stream?.streamId).toBe(OTHER);
    expect(monitor.stream?.buffer.range).toEqual({ from: 0, to: 50 });
  });

  it('[EC14] starts again with a new stream of a source whose clock was set back', () => {
    const monitor = new EcgMonitor({ now: () => 0 });
    monitor.push(anEcgFrame({ seq: 7 }));
    monitor.push(anEcgFrame({ streamId: OTHER, seq: 0, capturedAt: instant(1_600_000_000_000) }));
    monitor.push(anEcgFrame({ seq: 8 }));
    expect(monitor.stream?.streamId).toBe(OTHER);
    expect(monitor.stream?.buffer.range).toEqual({ from: 0, to: 50 });
  });
});
