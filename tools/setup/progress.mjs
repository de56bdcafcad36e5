/** How often a long step says that it is still going on: on a terminal its line is rewritten, elsewhere a line is added. */
const TERMINAL_TICK_MS = 1000;
const LOG_TICK_MS = 15_000;
/** A step shorter than this needs no closing line. */
const WORTH_A_LINE_MS = 2000;

/** @param {number} ms */
const seconds = (ms) => `${Math.round(ms / 1000)} s`;

/** @param {...string} parts */
const joined = (...parts) => parts.filter(Boolean).join(' ');

/**
 * @typedef {object} Progress
 * @property {(text: string) => void} say prints a line
 * @property {<T>(title: string, work: (report: (detail: string) => void) => Promise<T>) => Promise<T>} step
 *   shows a step while it runs, with the seconds it has taken and the detail it last reported
 */

/**
 * Tells the person who waits what is being done. It prints on stderr, so that a command's result on stdout stays clean.
 *
 * @param {{ out?: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> & { columns?: number }, now?: () => number }} [options]
 * @returns {Progress}
 */
export const createProgress = ({ out = process.stderr, now = Date.now } = {}) => {
  const isTerminal = Boolean(out.isTTY);
  /** @param {string} text */
  const say = (text) => void out.write(`${isTerminal ? '\r\x1b[K' : ''}${text}\n`);

  /** @type {Progress['step']} */
  const step = async (title, work) => {
    const start = now();
    let detail = '';
    const show = () => {
      const line = joined(`${title}:`, detail, seconds(now() - start));
      // A line that wraps could not be rewritten.
      if (isTerminal) out.write(`\r\x1b[K${line.slice(0, (out.columns || 80) - 1)}`);
      else say(line);
    };
    const timer = setInterval(show, isTerminal ? TERMINAL_TICK_MS : LOG_TICK_MS);
    if (isTerminal) show();
    else say(`${title} …`);
    try {
      const result = await work((text) => (detail = text));
      if (isTerminal || now() - start > WORTH_A_LINE_MS) say(`${title}: done in ${seconds(now() - start)}`);
      return result;
    } finally {
      clearInterval(timer);
      if (isTerminal) out.write('\r\x1b[K');
    }
  };
  return { say, step };
};
