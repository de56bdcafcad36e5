/** @param {string} text a word of a shell command inside a ninja variable */
const shellWord = (text) => `'${text.replaceAll("'", `'\\''`)}'`.replaceAll('$', '$$$$');

/** @param {string} path a path in a ninja build line */
const ninjaPath = (path) => path.replace(/[$ :]/g, '$$$&');

/**
 * The text of a build.ninja that compiles each source and links them into one program.
 *
 * @param {object} build
 * @param {string} build.compiler
 * @param {readonly string[]} build.compileFlags
 * @param {readonly string[]} build.includeDirs searched in this order
 * @param {readonly string[]} build.linkFlags
 * @param {readonly { object: string, source: string }[]} build.units
 * @param {string} build.output
 * @returns {string}
 */
export const ninjaFile = ({ compiler, compileFlags, includeDirs, linkFlags, units, output }) => {
  const includes = includeDirs.map((dir) => `-I${dir}`);
  const compile = [compiler, ...compileFlags, ...includes].map(shellWord).join(' ');
  const link = linkFlags.map(shellWord).join(' ');
  return [
    'rule compile',
    `  command = ${compile} -c $in -o $out`,
    '  description = $out',
    'rule link',
    `  command = ${shellWord(compiler)} $in -o $out ${link}`,
    '  description = $out',
    ...units.map(({ object, source }) => `build ${ninjaPath(object)}: compile ${ninjaPath(source)}`),
    `build ${ninjaPath(output)}: link ${units.map(({ object }) => ninjaPath(object)).join(' ')}`,
    `default ${ninjaPath(output)}`,
    '',
  ].join('\n');
};
