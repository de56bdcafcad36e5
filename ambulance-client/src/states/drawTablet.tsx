import { createI18n } from '@smart-triage/shared/ui/i18n/createI18n.ts';
import { after, press, until, write } from '@smart-triage/shared/ui/states/hands.ts';
import type { Drawing, StateLook } from '@smart-triage/shared/ui/states/showStates';
import type { StateName } from '@smart-triage/shared/ui/states/stateAddress.ts';
import type { TFunction } from 'i18next';
import { App } from '../app/App.tsx';
import type { CaseDesk } from '../app/caseDesk.ts';
import { en } from '../app/locales/en.ts';
import { nl } from '../app/locales/nl.ts';
import type { THEMES } from '../app/preferences.ts';
import { createTabletModel, type TabletModel } from '../app/tabletModel.ts';
import { createPairingModel } from '../features/pairing/pairingModel.ts';
import { createScanModel } from '../features/pairing/scanModel.ts';
import { createTabletWorld, type TabletScene, type TabletWorld } from './tabletScene.ts';

/** What a state can do to come about. Words are named by their keys, so that it comes about in both languages. */
export type Hands = TabletWorld & {
  /** Presses what begins with the text of this key; its values are keys too. */
  press: (key: string, values?: Record<string, string>) => Promise<void>;
  /** Presses what stands there as it is, such as a digit. */
  pressText: (text: string) => Promise<void>;
  write: (key: string, text: string) => Promise<void>;
  desk: () => Promise<CaseDesk>;
};

export type TabletState = StateName & {
  readonly scene: TabletScene;
  readonly play?: (hands: Hands) => Promise<void>;
};

/** The real page of the tablet, on a scene. */
export async function drawTablet(
  { scene, play }: TabletState,
  look: StateLook<(typeof THEMES)[number]>,
): Promise<Drawing> {
  const world = await createTabletWorld(scene, look);
  const { deps } = world;
  const texts = createI18n(look.language, { nl, en });
  const tablet = createTabletModel(deps);
  const pairing = createPairingModel(deps);
  const findReader = () => Promise.resolve({ detect: () => Promise.resolve([]) });
  const scan = createScanModel({ devices: deps.mediaDevices, findReader, onCode: () => undefined });
  return {
    element: <App tablet={tablet} pairing={pairing} scan={scan} deps={deps} texts={texts} />,
    play: async () => {
      await arrival(tablet, scene);
      await play?.({ ...world, ...handsFor(texts.t), desk: () => deskOf(tablet) });
      await after(SETTLE_MS);
    },
  };
}

/** Longer than any motion, and than what a model computes beside the page. */
const SETTLE_MS = 500;

async function arrival(tablet: TabletModel, { facts, isPaired }: TabletScene): Promise<void> {
  const expected = facts ? 'in-case' : isPaired === false ? 'pairing' : 'idle';
  await until(`the tablet to be ${expected}`, () => tablet.getSnapshot().kind === expected);
}

function handsFor(t: TFunction): Pick<Hands, 'press' | 'pressText' | 'write'> {
  const wordsOf = (key: string, values: Record<string, string> = {}): string => {
    const words = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, t(value)]));
    const own = t(key, words);
    return own === key ? t(key, { ...words, ns: 'shared' }) : own;
  };
  return {
    press: (key, values) => press(wordsOf(key, values)),
    pressText: press,
    write: (key, text) => write(wordsOf(key), text),
  };
}

async function deskOf(tablet: TabletModel): Promise<CaseDesk> {
  const open = await until('the case', () => {
    const state = tablet.getSnapshot();
    return state.kind === 'in-case' ? state : null;
  });
  return open.desk;
}
