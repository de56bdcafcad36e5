import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, release } from 'node:os';

/** One figure of a bench. `value` is `null` when it could not be measured, and then `note` says why; such a figure is never `ok`. */
export type BenchResult = {
  /** An id of docs/testing.md, or a free one for a figure without a promise. */
  readonly id: string;
  readonly value: number | null;
  readonly unit: string;
  /** How many independent things the value was taken over. */
  readonly n: number;
  /** How far single measurements lie apart, in words ("p95 17", "[98.2-99.9]"); empty when there is none. */
  readonly spread?: string;
  readonly target?: Target;
  readonly note?: string;
};

export type Target = { readonly atMost: number } | { readonly atLeast: number };

/** Prints the table of a bench and, with `--json FILE` in `argv`, writes it in the form of the project's benches. */
export function report(bench: string, results: readonly BenchResult[], argv: readonly string[]): void {
  console.log(`\n${bench}: ${machine()}, commit ${commit()}\n${table(results)}`);
  const file = jsonFile(argv);
  if (!file) return;
  const content = { bench, machine: machine(), commit: commit(), results: results.map(toJson) };
  writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);
  console.log(`written to ${file}`);
}

/** Whether the target is met; `null` for a figure without a target. */
export function isMet({ value, target }: BenchResult): boolean | null {
  if (!target) return null;
  if (value === null) return false;
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
}

function table(results: readonly BenchResult[]): string {
  const rows = [['id', 'value', 'unit', 'n', 'spread', 'target', 'ok'], ...results.map(cells)];
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n');
}

function cells(result: BenchResult): string[] {
  const met = isMet(result);
  return [
    result.id,
    result.value === null ? 'not measured' : String(rounded(result.value)),
    result.unit,
    String(result.n),
    result.spread ?? '',
    targetText(result.target),
    `${met === null ? '' : met ? 'yes' : 'NO'}${result.note ? ` (${result.note})` : ''}`,
  ];
}

function toJson(result: BenchResult) {
  const { id, value, unit, n, spread = '', note } = result;
  const target = result.target ? targetText(result.target) : null;
  return { id, value, unit, n, spread, target, ok: isMet(result), ...(note === undefined ? {} : { note }) };
}

function targetText(target: Target | undefined): string {
  if (!target) return '';
  return 'atMost' in target ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
}

function rounded(value: number): number {
  return Number(value.toPrecision(value >= 1000 ? 6 : 4));
}

function jsonFile(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--json');
  if (at < 0) return undefined;
  const file = argv[at + 1];
  if (!file) throw new Error('--json needs the name of a file');
  return file;
}

function machine(): string {
  const cores = cpus();
  return `${cores.length} x ${cores[0]?.model.trim() ?? 'unknown processor'}, ${release()}, Node ${process.versions.node}`;
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim();
  } catch {
    // A download without its history can still be measured.
    return 'unknown';
  }
}
