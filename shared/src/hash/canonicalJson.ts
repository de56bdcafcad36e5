/** What JSON can say. A property that is `undefined` counts as absent, as in `JSON.stringify`. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue | undefined };

/**
 * One text per value: keys in UTF-16 order, no spaces, numbers as ECMAScript writes them (RFC 8785). Two sides that hash this text agree
 * whenever they hold the same value, whatever order they learned it in. Throws RangeError on NaN and infinity, which JSON cannot say.
 */
export function canonicalJson(value: JsonValue): string {
  if (value === null || typeof value !== 'object') return scalarText(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.entries(value)
    .filter((entry): entry is [string, JsonValue] => entry[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

function scalarText(value: null | boolean | number | string): string {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError('JSON has no such number');
  return JSON.stringify(value);
}

/** `Array.isArray` alone does not narrow a readonly array out of the union. */
function isList(value: object): value is readonly JsonValue[] {
  return Array.isArray(value);
}
