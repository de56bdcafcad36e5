import type { CaseId } from '../domain/ids.ts';
import { FAILURE_CLASS } from '../errors/errorCode.ts';
import { AppError } from '../errors/appError.ts';
import type { SignalingClient } from './signalingClient.ts';

type PrintReporterOptions = {
  signaling: Pick<SignalingClient, 'request' | 'onReady'>;
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
  readonly #stopListening: () => void;
  #waiting = 0;
  #isSending = false;

  constructor(options: PrintReporterOptions) {
    this.#options = options;
    const { page, signaling } = options;
    const begin = (): void => {
      this.#waiting++;
      void this.#send();
    };
    page.addEventListener('beforeprint', begin);
    const stopWaiting = signaling.onReady(() => void this.#send());
    this.#stopListening = () => {
      page.removeEventListener('beforeprint', begin);
      stopWaiting();
    };
  }

  close(): void {
    this.#stopListening();
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    try {
      for (; this.#waiting > 0; this.#waiting--)
        await this.#options.signaling.request('record:print', { caseId: this.#options.caseId });
    } catch (error) {
      this.#handle(error);
    } finally {
      this.#isSending = false;
    }
  }

  #handle(error: unknown): void {
    const mayWorkLater = error instanceof AppError && FAILURE_CLASS[error.code] !== 'refused';
    if (mayWorkLater) return;
    this.#waiting = 0;
    this.#options.onError(error);
  }
}
