/** Joins the classes of one CSS module by name; a name that is `false`, `null` or `undefined` is left out. */
export function classesOf(styles: Readonly<Record<string, string>>) {
  return (...names: (string | false | null | undefined)[]): string =>
    names.flatMap((name) => (name ? (styles[name] ?? []) : [])).join(' ');
}
