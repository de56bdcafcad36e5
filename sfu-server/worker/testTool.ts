/**
 * The path of a program that `npm test` provides.
 *
 * @throws when the test was started in another way and nobody set it
 */
export const testTool = (name: 'CHROMIUM_BIN' | 'MEDIASOUP_WORKER_BIN'): string => {
  const path = process.env[name];
  if (!path) throw new Error(`${name} is not set: run this test with "npm test -- FILE", which sets it.`);
  return path;
};
