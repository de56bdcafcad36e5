import { brokenFile } from '../brokenFile.ts';

/** An element of an XML file with its path, so that an error can say where without saying what. */
export type XmlElement = {
  readonly path: string;
  readonly text: string;
  /** The child elements with this local name, or all, in the order of the file for one name. */
  all(name?: string): XmlElement[];
  /** The first element at the end of these names, or `undefined`. */
  find(...names: string[]): XmlElement | undefined;
  /** As `find`; throws `invalid` when there is none. */
  get(...names: string[]): XmlElement;
  attribute(name: string): string | undefined;
  /** The refusal of what this element says about `field`. */
  broken(field: string, limit: string): Error;
};

export function toElement(format: string, path: string, node: unknown): XmlElement {
  const content = isRecord(node) ? node : {};
  const all = (name?: string) =>
    Object.keys(content)
      .filter((key) => !/^[@#]/.test(key) && (name === undefined || key === name))
      .flatMap((key) => childrenOf(format, path, key, content[key]));
  const find = (...names: string[]) => follow(format, path, content, names);
  return {
    path,
    text: stringOf(content['#text']) ?? '',
    all,
    find,
    get: (...names) => {
      const found = find(...names);
      if (!found) throw brokenFile(format, names.at(-1) ?? '', `${path}/${names.join('/')}`, 'is missing');
      return found;
    },
    attribute: (name) => stringOf(content[`@${name}`]),
    broken: (field, limit) => brokenFile(format, field, path, limit),
  };
}

function childrenOf(format: string, path: string, name: string, nodes: unknown): XmlElement[] {
  const list: readonly unknown[] = Array.isArray(nodes) ? nodes : [];
  return list.map((node, index) =>
    toElement(format, `${path}/${name}${list.length > 1 ? `[${index + 1}]` : ''}`, node),
  );
}

function follow(
  format: string,
  path: string,
  content: Readonly<Record<string, unknown>>,
  [name, ...rest]: readonly string[],
): XmlElement | undefined {
  if (name === undefined) return undefined;
  const first = childrenOf(format, path, name, content[name])[0];
  return rest.length === 0 ? first : first?.find(...rest);
}

function isRecord(node: unknown): node is Readonly<Record<string, unknown>> {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

function stringOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.trim() : undefined;
}

/** A finite number in an element's text or attribute; throws `invalid` naming the element for anything else. A decimal comma is taken. */
export function numberOf(element: XmlElement, text: string | undefined, field: string): number {
  const value = text ? Number(text.replace(',', '.')) : Number.NaN;
  if (!Number.isFinite(value)) throw element.broken(field, 'is not a number');
  return value;
}
