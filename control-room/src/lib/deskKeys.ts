/**
 * What a cardiologist does often, by one key. Whoever draws a button says with `useKeyOf` which one it is; pressing the key presses the button, so that a key can never
 * do what the screen does not offer now. The list on the screen is made from this table.
 */
export const DESK_KEYS = {
  nextCase: 'j',
  previousCase: 'k',
  search: '/',
  overview: 'o',
  sheet: 'e',
  freeze: 'h',
  decide: 'd',
  consult: 'i',
  mute: 'm',
  talk: 't',
  fullScreen: 'v',
  still: 'f',
  recordEcg: 'r',
  acknowledge: 'a',
} as const;
export type DeskKey = keyof typeof DESK_KEYS;
