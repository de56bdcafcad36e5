/**
 * Faults that became known in packages that input from outside reaches, and the first version without each. Where the registry answers, `npm audit` says more; where it does not, as behind
 * many hospitals' mirrors, this is what is looked at. Added to with each advisory; an entry goes when the package goes.
 *
 * @type {readonly { name: string, fixed: string, advisory: string }[]}
 */
export const KNOWN_FAULTS = [
  { name: 'socket.io', fixed: '4.6.2', advisory: 'CVE-2024-38355' },
  { name: 'socket.io-parser', fixed: '4.2.6', advisory: 'CVE-2026-33151' },
  { name: 'socket.io-parser', fixed: '4.2.7', advisory: 'CVE-2026-69185' },
  { name: 'engine.io', fixed: '6.6.7', advisory: 'CVE-2026-59725' },
  { name: 'ws', fixed: '8.17.1', advisory: 'CVE-2024-37890' },
  { name: 'ws', fixed: '8.21.0', advisory: 'CVE-2026-48779' },
  { name: 'express', fixed: '5.0.0', advisory: 'CVE-2024-43796' },
  { name: 'path-to-regexp', fixed: '8.4.0', advisory: 'CVE-2026-4926, CVE-2026-4923' },
  { name: 'body-parser', fixed: '1.20.3', advisory: 'CVE-2024-45590' },
  { name: 'qs', fixed: '6.14.2', advisory: 'CVE-2025-15284, CVE-2026-2391' },
  { name: 'cookie', fixed: '0.7.0', advisory: 'CVE-2024-47764' },
  { name: 'fast-xml-parser', fixed: '5.5.7', advisory: 'CVE-2026-25896, CVE-2026-26278, CVE-2026-33036' },
  { name: 'protobufjs', fixed: '7.5.6', advisory: 'CVE-2026-41242, CVE-2026-44291, CVE-2026-44292' },
  { name: 'adm-zip', fixed: '0.6.0', advisory: 'CVE-2026-39244' },
  { name: 'mediasoup', fixed: '3.23.0', advisory: 'PR 1868, 1869, 1867' },
];

/** @param {string} version @returns {number[]} */
const partsOf = (version) => version.split('-')[0]?.split('.').map(Number) ?? [];

/** @param {string} version @param {string} other */
const isBefore = (version, other) => {
  const [mine, theirs] = [partsOf(version), partsOf(other)];
  const differing = theirs.findIndex((part, at) => part !== (mine[at] ?? 0));
  return differing >= 0 && (mine[differing] ?? 0) < (theirs[differing] ?? 0);
};

/**
 * What of a lockfile is older than it should be, wherever in the tree it lies.
 *
 * @param {{ packages: Record<string, { version?: string }> }} lock
 * @param {typeof KNOWN_FAULTS} [faults]
 * @returns {string[]}
 */
export const faultsIn = (lock, faults = KNOWN_FAULTS) =>
  Object.entries(lock.packages).flatMap(([path, { version = '' }]) =>
    faults
      .filter(({ name, fixed }) => path.endsWith(`node_modules/${name}`) && isBefore(version, fixed))
      .map(({ name, fixed, advisory }) => `${name} ${version}: ${advisory}, gone since ${fixed}`),
  );
