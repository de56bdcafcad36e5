import { vi } from 'vitest';

/** An AudioContext that makes no sound. `open` counts those that are not closed: what would be heard. `first` is how a browser begins that wants a touch. */
export function stubAudio(first: AudioContextState = 'running'): { open: number } {
  const sounds = { open: 0 };
  class SilentAudio extends EventTarget {
    readonly currentTime = 0;
    readonly destination = {};
    state = first;

    constructor() {
      super();
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

    resume(): Promise<void> {
      this.state = 'running';
      this.dispatchEvent(new Event('statechange'));
      return Promise.resolve();
    }

    close(): Promise<void> {
      sounds.open -= 1;
      return Promise.resolve();
    }
  }
  vi.stubGlobal('AudioContext', SilentAudio);
  return sounds;
}
