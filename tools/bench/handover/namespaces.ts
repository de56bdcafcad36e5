import { type ChildProcess, execFileSync, spawn, type SpawnOptions, spawnSync } from 'node:child_process';
import { readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where the server is reached, over whichever way. */
export const SERVER_HOST = '10.77.0.1';

/** Two ways between the ambulance and the server, each with a pair of interfaces and a network of its own. */
const WAYS = ['1', '2'] as const;
type Way = (typeof WAYS)[number];

const near = (way: Way): string => `near${way}`;
const far = (way: Way): string => `far${way}`;
const address = (way: Way, end: 1 | 2): string => `10.77.${way}.${end}`;

/** Packets for this machine pass the rules before they are delivered, those of open connections too. */
const READY_TO_DROP = [
  'sh',
  '-c',
  'ip rule add pref 100 lookup local && ip rule delete pref 0 && echo 0 > /proc/sys/net/ipv4/ip_early_demux',
];

/** Without root, the kernel may let us be root in a world of our own. */
const UNSHARE = process.getuid?.() === 0 ? ['--net'] : ['--user', '--map-root-user', '--net'];

/** Why this machine has no network namespaces for us; `null` when it has. */
export function whyNoNamespaces(): string | null {
  const probe = spawnSync('unshare', [...UNSHARE, 'ip', 'link', 'set', 'lo', 'up'], { encoding: 'utf8' });
  if (probe.status === 0) return null;
  return `no network namespaces here: ${probe.error?.message ?? probe.stderr.trim()}`;
}

/** Runs a program in a network of its own, in which it may arrange what it likes; ends with its exit code. */
export function runInNewNetwork(program: readonly string[], env: NodeJS.ProcessEnv): number {
  const [command = '', ...args] = program;
  return spawnSync('unshare', [...UNSHARE, command, ...args], { stdio: 'inherit', env }).status ?? 1;
}

/**
 * The ambulance's network inside this one: real interfaces, addresses, routes and the kernel's own TCP. One of its two ways is in use; a change takes the interface
 * and the address away, as a tablet's modem does.
 */
export class AmbulanceNetwork {
  /** Holds the namespace open. */
  readonly #holder: ChildProcess;
  readonly #pid: string;
  readonly #inside: readonly string[];
  #way: Way = '1';

  private constructor(holder: ChildProcess) {
    this.#holder = holder;
    this.#pid = String(holder.pid);
    this.#inside = ['--target', this.#pid, '--net', '--'];
  }

  static async create(): Promise<AmbulanceNetwork> {
    const holder = spawn('unshare', ['--net', 'sleep', 'infinity'], { stdio: 'ignore' });
    const network = new AmbulanceNetwork(holder);
    await network.#untilUnshared();
    run('ip', 'link', 'set', 'lo', 'up');
    // WebRTC leaves loopback interfaces out, and those of the ways go away: whoever watches beside the server needs one that stays.
    run('ip', 'link', 'add', 'host', 'type', 'veth', 'peer', 'name', 'beside');
    run('ip', 'address', 'add', `${SERVER_HOST}/24`, 'dev', 'host');
    for (const end of ['host', 'beside']) run('ip', 'link', 'set', end, 'up');
    run(...READY_TO_DROP);
    network.#run(...READY_TO_DROP);
    for (const way of WAYS) network.#lay(way);
    network.#take('1');
    return network;
  }

  /** Starts a program inside the ambulance. */
  spawn(program: readonly string[], options: SpawnOptions): ChildProcess {
    return spawn('nsenter', [...this.#inside, ...program], options);
  }

  /** A dead zone: what is sent is dropped on arrival, and neither end is told. (An interface that is set down tells, and takes a second to come back.) */
  darken(): void {
    this.#drop('add');
  }

  lighten(): void {
    this.#drop('delete');
  }

  /** Another network: the interface of before is gone with its address, and there is a new one. */
  changeAddress(): void {
    this.#run('ip', 'address', 'flush', 'dev', near(this.#way));
    this.#run('ip', 'link', 'set', near(this.#way), 'down');
    this.#take(this.#way === '1' ? '2' : '1');
  }

  close(): void {
    this.#holder.kill('SIGKILL');
  }

  #drop(action: 'add' | 'delete'): void {
    const all = (end: string): string[] => ['ip', 'rule', action, 'pref', '10', 'iif', end, 'blackhole'];
    run(...all(far(this.#way)));
    this.#run(...all(near(this.#way)));
  }

  #lay(way: Way): void {
    run('ip', 'link', 'add', far(way), 'type', 'veth', 'peer', 'name', near(way), 'netns', this.#pid);
    run('ip', 'address', 'add', `${address(way, 1)}/24`, 'dev', far(way));
    run('ip', 'link', 'set', far(way), 'up');
  }

  #take(way: Way): void {
    this.#way = way;
    this.#run('ip', 'link', 'set', near(way), 'up');
    this.#run('ip', 'address', 'replace', `${address(way, 2)}/24`, 'dev', near(way));
    this.#run('ip', 'route', 'replace', SERVER_HOST, 'via', address(way, 1), 'dev', near(way));
  }

  #run(...command: readonly string[]): void {
    run('nsenter', ...this.#inside, ...command);
  }

  /** It is our child at once, and in its own network a moment later. */
  async #untilUnshared(): Promise<void> {
    const own = readlinkSync('/proc/self/ns/net');
    while (readlinkSync(`/proc/${this.#pid}/ns/net`) === own) await sleep(10);
  }
}

function run(...command: readonly string[]): void {
  const [program = '', ...args] = command;
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
}
