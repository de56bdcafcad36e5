import type { Position } from '@smart-triage/shared/domain/hospital';

/** Junctions of Hollands-Midden to about a kilometre: enough for a dot that moves on a map, and for nothing else. */
export const JUNCTIONS = {
  katwijk: { latitude: 52.203, longitude: 4.402 },
  noordwijk: { latitude: 52.236, longitude: 4.447 },
  rijnsburg: { latitude: 52.191, longitude: 4.447 },
  leidenWest: { latitude: 52.158, longitude: 4.452 },
  lumc: { latitude: 52.166, longitude: 4.478 },
  voorschoten: { latitude: 52.127, longitude: 4.447 },
  leiderdorp: { latitude: 52.152, longitude: 4.545 },
  zoeterwoude: { latitude: 52.122, longitude: 4.523 },
  hazerswoude: { latitude: 52.104, longitude: 4.588 },
  alphen: { latitude: 52.128, longitude: 4.655 },
  bodegraven: { latitude: 52.083, longitude: 4.745 },
  boskoop: { latitude: 52.075, longitude: 4.656 },
  waddinxveen: { latitude: 52.043, longitude: 4.648 },
  gouda: { latitude: 52.018, longitude: 4.687 },
  zoetermeer: { latitude: 52.057, longitude: 4.494 },
} as const satisfies Record<string, Position>;
export type Junction = keyof typeof JUNCTIONS;

/** Passable both ways. */
export const ROADS: readonly (readonly [Junction, Junction])[] = [
  ['katwijk', 'rijnsburg'],
  ['noordwijk', 'rijnsburg'],
  ['rijnsburg', 'leidenWest'],
  ['leidenWest', 'lumc'],
  ['leidenWest', 'voorschoten'],
  ['voorschoten', 'zoeterwoude'],
  ['lumc', 'leiderdorp'],
  ['leiderdorp', 'zoeterwoude'],
  ['leiderdorp', 'alphen'],
  ['zoeterwoude', 'hazerswoude'],
  ['zoeterwoude', 'zoetermeer'],
  ['hazerswoude', 'alphen'],
  ['hazerswoude', 'boskoop'],
  ['alphen', 'bodegraven'],
  ['boskoop', 'waddinxveen'],
  ['boskoop', 'alphen'],
  ['waddinxveen', 'gouda'],
  ['bodegraven', 'gouda'],
  ['zoetermeer', 'waddinxveen'],
];
