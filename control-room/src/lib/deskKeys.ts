/**
 * What a cardiologist does often, by one key. Whoever draws a button says with `keyOf` which one it is; pressing the key presses the button, so that a key can never
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

/** For a button, a link or a field: which key presses it. Screen readers say it too. */
export function keyOf(key: DeskKey): { 'aria-keyshortcuts': string } {
  return { 'aria-keyshortcuts': DESK_KEYS[key] };
}
