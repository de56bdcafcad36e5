import '@smart-triage/shared/ui/tokens.css';
import '@smart-triage/shared/ui/base.css';
import '../app/wall.css';
import { showStates } from '@smart-triage/shared/ui/states/showStates';
import { createRoot } from 'react-dom/client';
import { THEMES } from '../app/preferences.ts';
import { FIXTURE_WORDS } from './deskCases.ts';
import { RECORD_WORDS } from './recordFixtures.ts';
import { DESK_STATES } from './deskStates.ts';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no #root');
const root = createRoot(place);
void showStates(window, {
  themes: THEMES,
  states: DESK_STATES,
  words: [...FIXTURE_WORDS, ...RECORD_WORDS],
  render: (element) => {
    root.render(element);
  },
});
