/** What somebody says in a few taps, and what was written beside them. */
export type Said = { readonly tapped: readonly string[]; readonly written: string };

export const NOTHING_SAID: Said = { tapped: [], written: '' };

/** One text for the record: what was tapped, in the order in which it stands on the screen, then what was written. */
export function saidText(choices: readonly string[], { tapped, written }: Said): string {
  return [...choices.filter((choice) => tapped.includes(choice)), written.trim()].filter(Boolean).join('; ');
}

export function withTap(said: Said, choice: string): Said {
  const isTapped = said.tapped.includes(choice);
  const tapped = isTapped ? said.tapped.filter((each) => each !== choice) : [...said.tapped, choice];
  return { ...said, tapped };
}
