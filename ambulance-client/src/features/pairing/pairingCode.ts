/** The code in the address (`#pair=CODE`), as a QR code or a printed link brings it. */
export function codeInFragment(fragment: string): string | null {
  const code = new URLSearchParams(fragment.replace(/^#/, '')).get('pair')?.trim();
  return code === undefined || code === '' ? null : code;
}

type AddressBar = {
  location: Pick<Location, 'hash' | 'pathname' | 'search'>;
  history: Pick<History, 'replaceState'>;
};

/** Takes the code out of the address at once: it must not stay in the history of the browser or on a photo of the screen. */
export function takeCodeFromAddress({ location, history }: AddressBar): string | null {
  const code = codeInFragment(location.hash);
  if (code !== null) history.replaceState(null, '', location.pathname + location.search);
  return code;
}
