import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { installBarcode } from './barcode.ts';
import { holdUntil } from './hold.ts';

export const DESK_SIZE = { width: 1920, height: 1080 };

type OpenOptions = {
  /** Switches on what the latency bench reads. */
  probe?: boolean;
  viewport?: { width: number; height: number };
  /** Its connection goes through the test, which can cut it. */
  canBeCut?: boolean;
  /** Told about each binary message that the page receives over its socket. */
  onBinary?: (bytes: Uint8Array) => void;
};

/** The control room's page as a cardiologist uses it: by the names that it shows. */
export class ControlRoomPage {
  readonly page: Page;
  readonly #cut: (isCut: boolean) => Promise<void>;

  private constructor(page: Page, cut: (isCut: boolean) => Promise<void>) {
    this.page = page;
    this.#cut = cut;
  }

  /** Only of a page that was opened so. */
  async setCut(isCut: boolean): Promise<void> {
    await this.#cut(isCut);
  }

  /** Signed in, with the board in view. */
  static async open(
    browser: Browser,
    serverUrl: string,
    account: { login: string; password: string },
    { probe = false, viewport = DESK_SIZE, canBeCut = false, onBinary }: OpenOptions = {},
  ): Promise<ControlRoomPage> {
    const context = await browser.newContext({ viewport, locale: 'en-GB', ignoreHTTPSErrors: true });
    const page = await context.newPage();
    page.on('websocket', (socket) => {
      socket.on('framereceived', ({ payload }) => {
        if (typeof payload !== 'string') onBinary?.(new Uint8Array(payload));
      });
    });
    await installBarcode(page);
    const cut = canBeCut ? await cuttable(page) : () => Promise.reject(new Error('not opened to be cut'));
    await page.goto(`${serverUrl}/control-room/${probe ? '?probe=1' : ''}`);
    const opened = new ControlRoomPage(page, cut);
    await opened.signIn(account);
    return opened;
  }

  /** On a page where nobody is signed in. */
  async signIn({ login, password }: { login: string; password: string }): Promise<void> {
    const { page } = this;
    await page.getByLabel('Account').fill(login);
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Open cases' }).waitFor();
  }

  async openCase(unit: string): Promise<void> {
    await this.page
      .getByRole('link', { name: new RegExp(unit) })
      .first()
      .click();
    await this.page.getByRole('button', { name: 'Decide' }).waitFor();
  }

  /** As somebody who decides nothing: the case is there with its record. */
  async openCaseForReading(unit: string): Promise<void> {
    await this.page
      .getByRole('link', { name: new RegExp(unit) })
      .first()
      .click();
    await this.page.getByRole('region', { name: 'Hospital record' }).waitFor();
  }

  async joinConsult(): Promise<void> {
    await this.page.getByRole('button', { name: 'Join consult' }).click();
    await this.page.getByRole('button', { name: 'Leave consult' }).waitFor();
  }

  /** Records a transport and holds the button until it is sent. */
  async decideTransport(hospital: RegExp, urgency: RegExp, reason: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Decide' }).click();
    const sheet = this.page.getByRole('dialog', { name: 'Decision' });
    await sheet.getByRole('radio', { name: 'Transport' }).click();
    await sheet.getByRole('radio', { name: hospital }).click();
    await sheet.getByRole('radio', { name: urgency }).click();
    await sheet.getByLabel(/^Reason/).fill(reason);
    const button = sheet.getByRole('button', { name: 'Record and send' });
    await holdUntil(this.page, button, () => sheet.getByText(/^sent /).waitFor());
  }
}

/** While it is cut, every connection that the page has or tries ends. */
async function cuttable(page: Page): Promise<(isCut: boolean) => Promise<void>> {
  let isCutNow = false;
  const open = new Set<WebSocketRoute>();
  await page.routeWebSocket(/socket\.io/, async (route) => {
    if (isCutNow) {
      await route.close();
      return;
    }
    open.add(route);
    route.connectToServer();
  });
  return async (isCut) => {
    isCutNow = isCut;
    if (!isCut) return;
    await Promise.all([...open].map((route) => route.close()));
    open.clear();
  };
}
