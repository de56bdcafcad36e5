import type { MediaRequest } from '@smart-triage/shared/client/mediaLink';
import { type ChildProcess, fork } from 'node:child_process';
import type { Side } from './consumers.ts';
import { packetsTo, sendTracks, type Tracks, viewAll } from './mediaEnds.ts';

type Answer = { readonly id: number; readonly output?: unknown; readonly error?: string };

const PROGRAM = new URL('../../../sfu-server/test/support/bareSfuProcess.ts', import.meta.url).pathname;

/** Bare mediasoup in a process of its own, with the client code that speaks to the project's server. */
export async function bareSide(tracks: Tracks, viewers: number): Promise<Side> {
  const child = fork(PROGRAM, { stdio: 'inherit' });
  const { ask, request } = asking(child);
  const { workerPid } = (await ask('worker', {})) as { workerPid: number };
  const sender = await sendTracks(request, tracks);
  const { producers } = await request('media:resume', {});
  const receivers = await Promise.all(Array.from({ length: viewers }, () => viewAll(request, producers)));
  return {
    pids: { worker: workerPid, node: child.pid ?? NaN },
    packets: () => packetsTo(receivers),
    close: () => {
      for (const end of [sender, ...receivers]) end.close();
      child.disconnect();
      return Promise.resolve();
    },
  };
}

function asking(child: ChildProcess) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  child.on('message', (answer: Answer) => {
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  const ask = (name: string, input: object): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = asked++;
      waiting.set(id, ({ output, error }) => {
        if (error === undefined) resolve(output);
        else reject(new Error(error));
      });
      child.send({ id, name, input });
    });
  return { ask, request: ask as MediaRequest };
}
