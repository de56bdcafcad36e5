/** The code in the address (`#pair=CODE`), as a QR code or a printed link brings it. */
export function codeInFragment(fragment: string): string | null {
  const code = new URLSearchParams(fragment.replace(/^#/, '')).get('pair')?.trim();
  return code === undefined || code === '' ? null : code;
}

/** As an enrolment code is written: letters and digits. Whatever else hangs on a wall with a QR code on it is none. */
const CODE = /^[a-z0-9]{4,32}$/i;

/** The code in what a camera read: a link of this product, or the code alone. */
export function codeIn(text: string): string | null {
  const trimmed = text.trim();
  const code = URL.canParse(trimmed) ? codeInFragment(new URL(trimmed).hash) : trimmed;
  return code !== null && CODE.test(code) ? code : null;
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
