import ts from 'typescript';

const TEST_CALLS = new Set(['describe', 'it', 'test']);

/** @param {ts.Expression} callee @returns {string} the `it` of `it`, `it.only` and `it.each(table)` */
const rootName = (callee) => {
  if (ts.isIdentifier(callee)) return callee.text;
  if (ts.isPropertyAccessExpression(callee)) return rootName(callee.expression);
  if (ts.isCallExpression(callee)) return rootName(callee.expression);
  if (ts.isTaggedTemplateExpression(callee)) return rootName(callee.tag);
  return '';
};

/** @param {ts.Node} node @returns {string[]} */
const titlesIn = (node) => {
  /** @type {string[]} */
  const titles = [];
  if (ts.isCallExpression(node) && TEST_CALLS.has(rootName(node.expression))) {
    const title = node.arguments[0];
    if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)))
      titles.push(title.getText());
  }
  node.forEachChild((child) => void titles.push(...titlesIn(child)));
  return titles;
};

/**
 * The titles of a test file's tests and groups, quotes included. It is parsed, not searched, so that an id in a comment
 * or in a value counts for nothing.
 *
 * @param {string} fileName its ending says whether there is JSX in it
 * @param {string} source
 * @returns {string[]}
 */
export const testTitles = (fileName, source) =>
  titlesIn(ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true));
