import { ErrorScreen, type ErrorScreenProps } from '../app/ErrorScreen.tsx';
import { OtherTab } from '../app/OtherTab.tsx';
import type { TabletState } from './drawTablet.tsx';

const nothing = (): void => undefined;

const failure = (reason: ErrorScreenProps['reason'], title: string, code: string): TabletState => ({
  ...{ id: `failure-${reason}`, screen: 'Failure', title },
  alone: <ErrorScreen reason={reason} code={code} onReload={nothing} />,
});
const otherTab = (id: string, title: string, isFree: boolean): TabletState => ({
  ...{ id, screen: 'Other tab', title },
  alone: <OtherTab isFree={isFree} onTakeOver={nothing} />,
});

/** What stands in the place of the page: it cannot go on, or must not. */
export const ALONE_STATES: readonly TabletState[] = [
  failure('fault', 'a fault while drawing', 'internal'),
  failure('no-storage', 'nothing can be kept', 'internal'),
  failure('old-page', 'older than the server', 'version-too-old'),
  failure('old-server', 'newer than the server', 'version-too-new'),
  failure('not-admitted', 'not let in any more', 'not-signed-in'),
  otherTab('other-tab', 'another tab writes', false),
  otherTab('other-tab-free', 'the other tab is gone', true),
];
