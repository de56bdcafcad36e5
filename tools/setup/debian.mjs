import { spawnSync } from 'node:child_process';
import { runCommand, SetupError } from '../../sfu-server/worker/runCommand.mjs';

/** @typedef {import('./progress.mjs').Progress} Progress */

/** @param {string} command @param {readonly string[]} args */
const succeeds = (command, args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;

/** @param {string} name of a program */
const onPath = (name) => succeeds('sh', ['-c', `command -v ${name}`]);

/** @param {string} name of a Debian package */
const isInstalled = (name) => {
  const { stdout } = spawnSync('dpkg-query', ['--show', '--showformat=${db:Status-Status}', name], {
    encoding: 'utf8',
  });
  return stdout === 'installed';
};

/** sudo drops the environment, so it is given with the command. */
const NO_QUESTIONS = 'DEBIAN_FRONTEND=noninteractive';

/** @param {readonly string[]} packages */
const installArgs = (packages) => ['install', '--yes', '--no-install-recommends', ...packages];

/**
 * How apt-get may be run here: as it is by root, through sudo if the person asked for that, else not at all.
 *
 * @param {{ isRoot: boolean, mayInstall: boolean, hasSudo: boolean }} rights
 * @returns {readonly string[] | undefined} the words before the arguments of apt-get
 */
export const aptCommand = ({ isRoot, mayInstall, hasSudo }) => {
  if (isRoot) return ['env', NO_QUESTIONS, 'apt-get'];
  return mayInstall && hasSudo ? ['sudo', 'env', NO_QUESTIONS, 'apt-get'] : undefined;
};

/**
 * The sentence to stop with when packages are missing and may not be installed.
 *
 * @param {readonly string[]} packages
 * @param {string} purpose
 */
export const missingPackages = (packages, purpose) =>
  `Debian packages are missing ${purpose}: install them with ` +
  `"sudo apt-get update && sudo apt-get ${installArgs(packages).join(' ')}", ` +
  'or run the same npm command with "-- --install-packages".';

/** @param {readonly string[]} apt @param {readonly string[]} args */
const runApt = ([command = 'apt-get', ...words], args) => {
  // The password is asked for before the progress line begins to rewrite itself over the question.
  if (command === 'sudo') spawnSync('sudo', ['--validate'], { stdio: 'inherit' });
  const failure = `"${[command, ...words, ...args].join(' ')}" failed: see what it said above, put it right and start again.`;
  return runCommand(command, [...words, ...args], { failure });
};

/**
 * Package lists are fetched only where they do not know a package (a fresh image) or name a version that is gone.
 *
 * @param {readonly string[]} apt
 * @param {readonly string[]} packages
 * @param {string} purpose
 * @param {Progress} progress
 */
const installPackages = async (apt, packages, purpose, progress) => {
  const install = () => progress.step('Installing them', () => runApt(apt, installArgs(packages)));
  progress.say(`Debian packages needed ${purpose}: ${packages.join(' ')}`);
  const known = packages.every((name) => succeeds('apt-cache', ['show', name]));
  if (known) {
    try {
      return void (await install());
    } catch (error) {
      if (!(error instanceof SetupError)) throw error;
      progress.say('That failed; trying once more with fresh package lists.');
    }
  }
  await progress.step('Fetching the lists of Debian packages', () => runApt(apt, ['update']));
  await install();
};

/**
 * @param {{ progress: Progress, mayInstall: boolean }} options `mayInstall` when the person gave --install-packages
 * @returns {(packages: readonly string[], purpose: string) => Promise<void>} which throws a SetupError naming the command
 *   to run when packages are missing and may not be installed. On a system without dpkg it says what is needed and goes
 *   on: the step that needs it then fails by itself if it is not there.
 */
export const packageInstaller =
  ({ progress, mayInstall }) =>
  async (packages, purpose) => {
    if (!onPath('dpkg-query')) {
      progress.say(`Needed ${purpose}, in Debian's names: ${packages.join(' ')}.`);
      return;
    }
    const missing = packages.filter((name) => !isInstalled(name));
    if (missing.length === 0) return;
    const rights = { isRoot: process.getuid?.() === 0, mayInstall, hasSudo: onPath('sudo') };
    const apt = aptCommand(rights);
    if (!apt) throw new SetupError(missingPackages(missing, purpose));
    await installPackages(apt, missing, purpose, progress);
  };
