import { createLazyI18n } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';
import { constantStore } from '@smart-triage/shared/client/store';
import type * as shared from '@smart-triage/shared/ui/states/hands.ts';
import { after, createHands, until, wordsOf } from '@smart-triage/shared/ui/states/hands.ts';
import type { Drawing, StateLook } from '@smart-triage/shared/ui/states/showStates';
import type { StateName } from '@smart-triage/shared/ui/states/stateAddress.ts';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { App } from '../app/App.tsx';
import { createAppModel } from '../app/appModel.ts';
import { deskOf } from '../app/deskOf.ts';
import { TEXT_LOADERS } from '../app/locales/textLoaders.ts';
import type { THEMES } from '../app/preferences.ts';
import type { RestState, RestWatch } from '../features/rest/restWatch.ts';
import { createSignInModel } from '../features/sign-in/signInModel.ts';
import { arrive, createDeskWorld, type DeskScene, type DeskWorld } from './deskScene.ts';

export type Hands = shared.Hands &
  DeskWorld & {
    /** Takes one of the choices of a list with this label, counted from zero. */
    readonly choose: (key: string, index: number) => void;
    /** Brings the part with this heading to the top, as somebody scrolls to it. */
    readonly scrollTo: (key: string) => void;
  };

export type DeskState = StateName & {
  readonly scene: DeskScene;
  /** What the sign-in says at once. */
  readonly refusal?: ErrorCode;
  /** In so many seconds it signs out, for want of use. */
  readonly restsInS?: number;
  readonly play?: (hands: Hands) => Promise<void>;
};

/** Longer than any motion, and than the first picture of a stream. */
const SETTLE_MS = 700;

/** The real page of the control room, on a scene. */
export async function drawDesk(
  { scene, play, refusal, restsInS }: DeskState,
  look: StateLook<(typeof THEMES)[number]>,
): Promise<Drawing> {
  const world = createDeskWorld(scene, look);
  const { dependencies } = world;
  const texts = createLazyI18n(TEXT_LOADERS);
  await texts.speak(look.language);
  const { t } = texts.i18n;
  const app = createAppModel(dependencies.access.state, (me) => deskOf(dependencies, me));
  const signIn = createSignInModel({
    signIn: () => new Promise(() => undefined),
    readProvider: () => Promise.resolve('Regio Hollands Midden'),
    goToProvider: () => undefined,
    refusal: refusal ?? null,
  });
  const rest: RestWatch = {
    ...constantStore<RestState>(
      restsInS === undefined ? { kind: 'used' } : { kind: 'warning', leftS: restsInS },
    ),
    ...{ use: () => undefined, close: () => undefined },
  };
  return {
    element: <App app={app} signIn={signIn} rest={rest} dependencies={dependencies} texts={texts} />,
    play: async () => {
      arrive(world);
      await after(SETTLE_MS);
      // The patient's part of the page is fetched behind the first view.
      const loading = t('patient.loading');
      await until('the patient', () => !document.body.textContent.includes(loading));
      await play?.({
        ...world,
        ...createHands(t),
        choose: (key, index) => {
          choose(wordsOf(t, key), index);
        },
        scrollTo: (key) => {
          scrollTo(wordsOf(t, key));
        },
      });
      await after(SETTLE_MS);
    },
  };
}

function choose(label: string, index: number): void {
  const named = [...document.querySelectorAll('label')].find(({ textContent }) =>
    textContent.startsWith(label),
  );
  if (!(named?.control instanceof HTMLSelectElement)) throw new Error(`there is no list “${label}”`);
  named.control.selectedIndex = index;
  named.control.dispatchEvent(new Event('change', { bubbles: true }));
}

function scrollTo(heading: string): void {
  const headings = [...document.querySelectorAll('h2, h3')];
  headings.find(({ textContent }) => textContent === heading)?.scrollIntoView();
}
