/** A tablet that comes back asks for a new token after it has connected, over a link that may be slow. */
const HELLO_WITHIN_MS = 60_000;

/** [HS1] Who connects and does not say who they are takes up a place until then. Gives what is to be called once they have, or are gone. */
export function cutUnlessGreeted(
  socket: { disconnect: (close: boolean) => unknown },
  withinMs = HELLO_WITHIN_MS,
): () => void {
  const timer = setTimeout(() => {
    socket.disconnect(true);
  }, withinMs);
  timer.unref();
  return () => {
    clearTimeout(timer);
  };
}
