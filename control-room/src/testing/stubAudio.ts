import { vi } from 'vitest';

/** An AudioContext that makes no sound. `open` counts those that are not closed: what would be heard. */
export function stubAudio(): { open: number } {
  const sounds = { open: 0 };
  class SilentAudio {
    readonly currentTime = 0;
    readonly state = 'running';
    readonly destination = {};

    constructor() {
      sounds.open += 1;
    }

    createOscillator() {
      const connect = (next: unknown) => next;
      return { frequency: { value: 0 }, connect, start: vi.fn(), stop: vi.fn() };
    }

    createGain() {
      const gain = { setValueAtTime: vi.fn(), linearRampToValueAtTime: vi.fn() };
      return { gain, connect: (next: unknown) => next };
    }

    close(): Promise<void> {
      sounds.open -= 1;
      return Promise.resolve();
    }
  }
  vi.stubGlobal('AudioContext', SilentAudio);
  return sounds;
}
