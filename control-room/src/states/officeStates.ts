import { until } from '@smart-triage/shared/ui/states/hands.ts';
import type { DeskState } from './drawDesk.tsx';
import { AUDITOR, RESEARCHER } from './officeFixtures.ts';

/** Who sees no patient: the researcher's page and the auditor's. */
export const OFFICE_STATES: readonly DeskState[] = [
  {
    id: 'research',
    screen: 'Researcher',
    title: 'what is due and what it came to',
    scene: { me: RESEARCHER },
  },
  {
    id: 'research-write',
    screen: 'Researcher',
    title: 'an outcome is written down',
    scene: { me: RESEARCHER },
    play: async () => {
      const first = await until('a ride that is due', () => document.querySelector<HTMLElement>('td button'));
      first.click();
    },
  },
  {
    id: 'research-empty',
    screen: 'Researcher',
    title: 'no closed case',
    scene: { me: RESEARCHER, office: 'empty' },
  },
  {
    id: 'research-loading',
    screen: 'Researcher',
    title: 'loading',
    scene: { me: RESEARCHER, office: 'silent' },
  },
  {
    id: 'research-refused',
    screen: 'Researcher',
    title: 'refused',
    scene: { me: RESEARCHER, office: 'refused' },
  },
  { id: 'audit', screen: 'Auditor', title: 'nothing looked for yet', scene: { me: AUDITOR } },
  {
    id: 'audit-found',
    screen: 'Auditor',
    title: 'lines of the log',
    scene: { me: AUDITOR },
    play: (hands) => hands.press('accessLog.search'),
  },
];
