import type { CaseId } from '../domain/ids.ts';
import { isRefused } from '../errors/isRefused.ts';
import { askUntilAnswered } from './askUntilAnswered.ts';
import type { SignalingClient } from './signalingClient.ts';

type PrintReporterOptions = {
  signaling: Pick<SignalingClient, 'request' | 'onReady' | 'state'>;
  caseId: CaseId;
  /** The window, which says `beforeprint` however printing was begun: by a button of ours or by the browser's own. */
  page: Pick<EventTarget, 'addEventListener' | 'removeEventListener'>;
  /** Told of what the server will not take, and not of a link that is away. */
  onError: (error: unknown) => void;
};

/**
 * [AU5] Says to the server that something of this case was printed, for the line in the access log. Without a link it is kept until there is one, as long as the case
 * is open here. Printing itself waits for nothing: no page can hold it up, and a crew that hands over must not.
 */
export class PrintReporter {
  readonly #options: PrintReporterOptions;
  readonly #close: () => void;
  #waiting = 0;

  constructor(options: PrintReporterOptions) {
    this.#options = options;
    const { page, signaling } = options;
    const asker = askUntilAnswered({
      signaling,
      ask: () => this.#send(),
      onError: (error) => {
        this.#handle(error);
      },
    });
    const begin = (): void => {
      this.#waiting++;
      asker.again();
    };
    page.addEventListener('beforeprint', begin);
    this.#close = () => {
      page.removeEventListener('beforeprint', begin);
      asker.close();
    };
  }

  close(): void {
    this.#close();
  }

  async #send(): Promise<void> {
    for (; this.#waiting > 0; this.#waiting--)
      await this.#options.signaling.request('record:print', { caseId: this.#options.caseId });
  }

  #handle(error: unknown): void {
    if (!isRefused(error)) return;
    this.#waiting = 0;
    this.#options.onError(error);
  }
}
