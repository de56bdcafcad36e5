import { XMLParser } from 'fast-xml-parser';
import { SyntaxValidator } from 'fast-xml-validator';
import { brokenFile } from '../brokenFile.ts';
import { assertSize, READER_LIMITS } from '../readerLimits.ts';
import { decodeText } from '../text.ts';
import { toElement, type XmlElement } from './xmlElement.ts';

const OPENS_ELEMENT = '<'.charCodeAt(0);
const OPENS_VALUE = '='.charCodeAt(0);

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  alwaysCreateTextNode: true,
  isArray: (_name, _path, _isLeaf, isAttribute) => !isAttribute,
  // Nothing that is read of an ECG needs entities, and expanding them is how a small file fills the memory.
  processEntities: false,
  maxNestedTags: READER_LIMITS.nesting,
});

/** The root of an XML file. Throws `invalid` for what is not well-formed, declares entities or is nested too deeply. */
export function parseXml(format: string, bytes: Uint8Array): XmlElement {
  assertSize(format, bytes);
  const text = decodeText(bytes);
  if (text.includes('<!ENTITY')) throw brokenFile(format, 'XML', 'the prologue', 'must not declare entities');
  assertFewNodes(format, text);
  assertWellFormed(format, text);
  const [root] = toElement(format, '', parse(format, text)).all();
  if (!root) throw brokenFile(format, 'XML', 'line 1', 'has no root element');
  return root;
}

function assertFewNodes(format: string, text: string): void {
  let nodes = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === OPENS_ELEMENT || sign === OPENS_VALUE) nodes++;
  }
  if (nodes > READER_LIMITS.xmlNodes)
    throw brokenFile(
      format,
      'XML',
      'the whole file',
      `must be at most ${READER_LIMITS.xmlNodes} elements and attributes`,
    );
}

/** The parser alone would take a file that ends in its middle for a whole one. */
function assertWellFormed(format: string, text: string): void {
  try {
    SyntaxValidator.validate(text);
  } catch (error) {
    const line = typeof error === 'object' && error !== null && 'line' in error ? Number(error.line) : 1;
    throw brokenFile(format, 'XML', `line ${line}`, 'is not well-formed');
  }
}

/** The parser's own messages may quote the file, so only that it refused is passed on. */
function parse(format: string, text: string): unknown {
  try {
    return PARSER.parse(text);
  } catch {
    throw brokenFile(format, 'XML', 'the whole file', 'cannot be parsed or is nested too deeply');
  }
}

/** The local name of the root element at the head of a text, or `undefined` for what is no XML. Looks at each character once, whatever the text. */
export function rootName(head: string): string | undefined {
  let at = 0;
  for (let next = prologueEnd(head, at); next > at; next = prologueEnd(head, at)) at = next;
  return /^<(?:[\w.-]+:)?([\w.-]+)[\s/>]/.exec(head.slice(at, at + LONGEST_NAME))?.[1];
}

const LONGEST_NAME = 256;
const BLANK = /\s*/y;
const DOCTYPE = /<!DOCTYPE[^[>]*(\[[^\]]*\]\s*)?>/y;

/** Behind the white space, comment, processing instruction or document type at `at`; `at` where there is none, or none that ends. */
function prologueEnd(text: string, at: number): number {
  if (text.startsWith('<!--', at)) return behind(text, '-->', at + 4) ?? at;
  if (text.startsWith('<?', at)) return behind(text, '?>', at + 2) ?? at;
  return matchEnd(text.startsWith('<!', at) ? DOCTYPE : BLANK, text, at);
}

function behind(text: string, end: string, from: number): number | undefined {
  const found = text.indexOf(end, from);
  return found < 0 ? undefined : found + end.length;
}

function matchEnd(sticky: RegExp, text: string, at: number): number {
  sticky.lastIndex = at;
  return sticky.test(text) ? sticky.lastIndex : at;
}
