import { en as tabletEn } from '../../ambulance-client/src/app/locales/en.ts';
import { nl as tabletNl } from '../../ambulance-client/src/app/locales/nl.ts';
import { TROPONIN_ASSAYS } from '@smart-triage/shared/domain/troponin';
import { en as sharedEn } from '@smart-triage/shared/ui/locales/en.ts';
import { nl as sharedNl } from '@smart-triage/shared/ui/locales/nl.ts';
import { en as deskEn } from '../../control-room/src/app/locales/en.ts';
import { nl as deskNl } from '../../control-room/src/app/locales/nl.ts';
import type { StatesOfPage } from './lookAtStates.ts';
import type { Client } from './statesServer.ts';
import { sameInBoth } from './untranslated.ts';

/** Units, time zones, leads and intervals are written alike everywhere, and stand in no catalogue. */
const SYMBOLS = ['mmHg', 'CEST', 'CET', 'min', 'III', 'aVR', 'aVL', 'aVF', 'QRS', 'QTc (Fridericia)'];
const ASSAYS = Object.values(TROPONIN_ASSAYS).map(({ name }) => name);

const shared = [...SYMBOLS, ...ASSAYS, ...sameInBoth(sharedEn, sharedNl)];

/** How the states of each page are looked at. */
export const STATES_OF: Readonly<Record<Client, Omit<StatesOfPage, 'url' | 'wants'>>> = {
  'ambulance-client': {
    themes: ['day', 'night'],
    // The last one is scrolled through.
    sizes: ['landscape', 'portrait', 'enlarged'],
    alike: [...shared, ...sameInBoth(tabletEn, tabletNl)],
  },
  'control-room': {
    themes: ['dark', 'day'],
    sizes: ['desk', 'wall', 'phone'],
    alsoIn: (id) => (id.startsWith('dispatcher') ? ['wall4k'] : []),
    alike: [...shared, ...sameInBoth(deskEn, deskNl)],
  },
};
export const CLIENTS = Object.keys(STATES_OF) as Client[];
