import { readdir, readFile } from 'node:fs/promises';

/** Of one process, since it began; disk in bytes that left for the disk, not for the cache. */
export type ProcessUse = { cpuSeconds: number; memoryMb: number; writtenBytes: number };

/** Linux counts processor time in hundredths of a second, whatever the kernel's own clock. */
const TICKS_PER_SECOND = 100;

export async function useOf(pid: number): Promise<ProcessUse> {
  const [stat, status, io] = await Promise.all(
    ['stat', 'status', 'io'].map((name) => readFile(`/proc/${pid}/${name}`, 'utf8')),
  );
  // After the name in parentheses, which may hold spaces: fields 14 and 15 of the whole are user and system time.
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ') ?? [];
  return {
    cpuSeconds: (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND,
    memoryMb: numberIn(status, /VmRSS:\s+(\d+)/) / 1024,
    writtenBytes: numberIn(io, /^write_bytes: (\d+)/m),
  };
}

/** The same of the processor alone, to the nanosecond: a consumer costs less than a hundredth of a second in a second. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`);
  const times = await Promise.all(
    // A thread that ends meanwhile has no file any more, and no time to speak of.
    threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')),
  );
  return times.reduce((sum, text) => sum + Number(text.split(' ')[0]), 0) / 1e9;
}

function numberIn(text: string | undefined, pattern: RegExp): number {
  return Number(pattern.exec(text ?? '')?.[1] ?? NaN);
}
