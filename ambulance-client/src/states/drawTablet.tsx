import { createLazyI18n } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';
import type * as shared from '@smart-triage/shared/ui/states/hands.ts';
import { after, createHands, until } from '@smart-triage/shared/ui/states/hands.ts';
import type { Drawing, StateLook } from '@smart-triage/shared/ui/states/showStates';
import type { StateName } from '@smart-triage/shared/ui/states/stateAddress.ts';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { App } from '../app/App.tsx';
import type { CaseDesk } from '../app/caseDesk.ts';
import { TEXT_LOADERS } from '../app/locales/textLoaders.ts';
import type { THEMES } from '../app/preferences.ts';
import { createTabletModel, type TabletModel } from '../app/tabletModel.ts';
import { createPairingModel } from '../features/pairing/pairingModel.ts';
import { createScanModel } from '../features/pairing/scanModel.ts';
import { createTabletWorld, type TabletScene, type TabletWorld } from './tabletScene.ts';

export type Hands = shared.Hands & TabletWorld & { readonly desk: () => Promise<CaseDesk> };

export type TabletState = StateName & (InScene | Alone);

type InScene = {
  readonly scene: TabletScene;
  readonly play?: (hands: Hands) => Promise<void>;
};
/** A screen that stands there before, or in the place of, the page itself. */
type Alone = { readonly alone: ReactElement };

type Look = StateLook<(typeof THEMES)[number]>;

/** The real page of the tablet, on a scene, or what stands in its place. */
export function drawTablet(state: TabletState, look: Look): Promise<Drawing> {
  return 'alone' in state ? drawAlone(state, look) : drawInScene(state, look);
}

async function drawAlone({ alone }: Alone, { language }: Look): Promise<Drawing> {
  const texts = createLazyI18n(TEXT_LOADERS);
  await texts.speak(language);
  return {
    element: <I18nextProvider i18n={texts.i18n}>{alone}</I18nextProvider>,
    play: () => after(SETTLE_MS),
  };
}

async function drawInScene({ scene, play }: InScene, look: Look): Promise<Drawing> {
  const world = await createTabletWorld(scene, look);
  const { deps } = world;
  const texts = createLazyI18n(TEXT_LOADERS);
  await texts.speak(look.language);
  const tablet = createTabletModel(deps);
  const pairing = createPairingModel(deps);
  const findReader = () => Promise.resolve({ detect: () => Promise.resolve([]) });
  const scan = createScanModel({ devices: deps.mediaDevices, findReader, onCode: () => undefined });
  return {
    element: <App tablet={tablet} pairing={pairing} scan={scan} deps={deps} texts={texts} />,
    play: async () => {
      await arrival(tablet, scene);
      await play?.({ ...world, ...createHands(texts.i18n.t), desk: () => deskOf(tablet) });
      await after(SETTLE_MS);
    },
  };
}

/** Longer than any motion, and than what a model computes beside the page. */
const SETTLE_MS = 500;

async function arrival(tablet: TabletModel, { facts, isPaired = true }: TabletScene): Promise<void> {
  const expected = facts ? 'in-case' : isPaired === true ? 'idle' : 'pairing';
  await until(`the tablet to be ${expected}`, () => tablet.getSnapshot().kind === expected);
}

async function deskOf(tablet: TabletModel): Promise<CaseDesk> {
  const open = await until('the case', () => {
    const state = tablet.getSnapshot();
    return state.kind === 'in-case' ? state : null;
  });
  return open.desk;
}
