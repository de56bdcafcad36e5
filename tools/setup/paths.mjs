import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout, whatever folder the command was started in. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** @param {...string} parts */
export const inRoot = (...parts) => join(ROOT, ...parts);

/** @param {...string} parts */
export const inModules = (...parts) => inRoot('node_modules', ...parts);

/** The Node 24 that the npm package `node` brings; the system's may be older. */
export const NODE_24 = inModules('.bin', 'node');
