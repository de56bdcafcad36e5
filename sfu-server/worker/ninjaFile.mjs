/** @param {string} text a word of a shell command inside a ninja variable */
const shellWord = (text) => `'${text.replaceAll("'", `'\\''`)}'`.replaceAll('$', '$$$$');

/** @param {string} path a path in a ninja build line */
const ninjaPath = (path) => path.replace(/[$ :]/g, '$$$&');

/**
 * The text of a build.ninja that compiles each source, with a header compiled once before them all, and links them into
 * one program.
 *
 * @param {object} build
 * @param {string} build.compiler
 * @param {readonly string[]} build.compileFlags
 * @param {readonly string[]} build.includeDirs searched in this order
 * @param {string} build.prelude path of the header
 * @param {readonly string[]} build.linkFlags
 * @param {readonly { object: string, source: string }[]} build.units
 * @param {string} build.output
 * @returns {string}
 */
export const ninjaFile = ({ compiler, compileFlags, includeDirs, prelude, linkFlags, units, output }) => {
  const includes = includeDirs.map((dir) => `-I${dir}`);
  const compile = [compiler, ...compileFlags, ...includes].map(shellWord).join(' ');
  const link = linkFlags.map(shellWord).join(' ');
  // The compiler looks for it beside the header, under this name.
  const precompiled = ninjaPath(`${prelude}.gch`);
  return [
    'rule precompile',
    `  command = ${compile} -x c++-header $in -o $out`,
    '  description = $out',
    'rule compile',
    `  command = ${compile} -include ${shellWord(prelude)} -c $in -o $out`,
    '  description = $out',
    'rule link',
    `  command = ${shellWord(compiler)} $in -o $out ${link}`,
    '  description = $out',
    `build ${precompiled}: precompile ${ninjaPath(prelude)}`,
    ...units.map(
      ({ object, source }) => `build ${ninjaPath(object)}: compile ${ninjaPath(source)} | ${precompiled}`,
    ),
    `build ${ninjaPath(output)}: link ${units.map(({ object }) => ninjaPath(object)).join(' ')}`,
    `default ${ninjaPath(output)}`,
    '',
  ].join('\n');
};
