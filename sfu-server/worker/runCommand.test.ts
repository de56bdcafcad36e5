import { describe, expect, it } from 'vitest';
import { runCommand, SetupError } from './runCommand.mjs';

const node = (script: string, options = {}) => runCommand(process.execPath, ['-e', script], options);

describe('runCommand', () => {
  it('gives what the command printed, and shows each line as it comes', async () => {
    const lines: string[] = [];
    const onLine = (line: string) => void lines.push(line);
    expect(await node('console.log(1); console.error(2); console.log(3)', { onLine })).toBe('1\n3\n');
    expect(lines.sort()).toEqual(['1', '2', '3']);
  });

  it('stops with the given sentence and keeps the beginning and the end of a long output', async () => {
    const script = 'for (let i = 1; i <= 500; i += 1) console.log(`line ${i}`); process.exitCode = 2;';
    const error = await node(script, { failure: 'It could not be built.' }).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SetupError);
    const { message, output } = error as SetupError;
    expect(message).toBe('It could not be built.');
    expect(output).toMatch(/^line 1\n/);
    expect(output).toMatch(/line 500$/);
    expect(output.split('\n').length).toBeLessThan(50);
  });

  it('says which signal ended a command, and that one could not be started', async () => {
    await expect(node('process.kill(process.pid, "SIGKILL")')).rejects.toThrow(/was ended by SIGKILL\.$/);
    await expect(runCommand('/no/such/program', [])).rejects.toThrow(/could not be started/);
  });
});
