import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import type { ChildProcess } from 'node:child_process';
import type { AmbulanceNetwork } from './namespaces.ts';

export type FromTablet =
  | { readonly kind: 'waiting'; readonly frames: number; readonly changes: number }
  | {
      readonly kind: 'finished';
      readonly captured: readonly [StreamId, Uint8Array[]][];
      readonly entered: readonly string[];
    };
export type HandedIn = {
  readonly captured: Map<StreamId, Uint8Array[]>;
  readonly entered: readonly string[];
};

type Options = { network: AmbulanceNetwork; url: string; token: string; caseId: CaseId };

const PROGRAM = new URL('./tablet.ts', import.meta.url).pathname;

/** The tablet that runs inside the ambulance's network, as seen from outside. */
export class RemoteTablet {
  readonly #child: ChildProcess;
  #waiting = { frames: 0, changes: 0 };
  /** Before it says anything it has not opened its case. */
  #hasSpoken = false;

  constructor({ network, url, token, caseId }: Options) {
    this.#child = network.spawn([process.execPath, PROGRAM, url, token, caseId], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      serialization: 'advanced',
    });
    this.#child.on('message', (told: FromTablet) => {
      if (told.kind !== 'waiting') return;
      this.#hasSpoken = true;
      this.#waiting = { frames: told.frames, changes: told.changes };
    });
  }

  isReady(): boolean {
    return this.#hasSpoken && this.#waiting.changes === 0;
  }

  waiting(): { frames: number; changes: number } {
    return this.#waiting;
  }

  /** Everything that was captured and entered, once all of it is with the server. */
  finish(): Promise<HandedIn> {
    const finished = new Promise<HandedIn>((resolve) => {
      this.#child.on('message', (told: FromTablet) => {
        if (told.kind === 'finished') resolve({ captured: new Map(told.captured), entered: told.entered });
      });
    });
    this.#child.send('finish');
    return finished;
  }

  close(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
