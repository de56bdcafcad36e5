import '@smart-triage/shared/ui/tokens.css';
import '@smart-triage/shared/ui/base.css';
import '../app/wall.css';
import { showStates } from '@smart-triage/shared/ui/states/showStates';
import { createRoot } from 'react-dom/client';
import { loadGround } from '../features/run-map/ground.ts';
import { THEMES } from '../app/preferences.ts';
import { FIXTURE_WORDS } from './deskCases.ts';
import { OFFICE_WORDS } from './officeFixtures.ts';
import { RECORD_WORDS } from './recordFixtures.ts';
import { DESK_STATES } from './deskStates.ts';

/** Towns are called the same in both languages. */
const towns = (await loadGround()).places.map(({ name }) => name);

const place = document.getElementById('root');
if (!place) throw new Error('the page has no #root');
const root = createRoot(place);
void showStates(window, {
  themes: THEMES,
  states: DESK_STATES,
  words: [...FIXTURE_WORDS, ...RECORD_WORDS, ...OFFICE_WORDS, ...towns],
  render: (element) => {
    root.render(element);
  },
});
