/** A page in the background is not painted at all; it must not wait for that. */
const AT_LATEST_MS = 2000;

type PaintWindow = Pick<Window, 'requestAnimationFrame' | 'setTimeout'>;

/** Resolves after what was just drawn is on the screen: what follows would hold up the answer to a touch. */
export function painted(window: PaintWindow): Promise<void> {
  return new Promise((resolve) => {
    // The frame callback comes before the paint; a task that it starts comes after.
    window.requestAnimationFrame(() => window.setTimeout(resolve, 0));
    window.setTimeout(resolve, AT_LATEST_MS);
  });
}
