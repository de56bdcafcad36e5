import { vi } from 'vitest';

/** happy-dom lays nothing out; with this, every element is as high as a screen, and a list that draws only what is in view has one. */
export function layOut(): void {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(100);
}
