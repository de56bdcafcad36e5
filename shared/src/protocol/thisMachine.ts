const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Whether an address never leaves the machine that it is used on, so that it may be spoken to in the clear. */
export function isThisMachine(url: string): boolean {
  return URL.canParse(url) && LOOPBACK.includes(new URL(url).hostname);
}
