import type { ControlRoomTexts } from '../en.ts';

export const caseTexts: ControlRoomTexts['case'] = {
  status: {
    opened: 'net geopend',
    assessing: 'wordt beoordeeld',
    'consult-requested': 'vraagt een cardioloog',
    'in-consult': 'in overleg',
    decided: 'besloten',
    acknowledged: 'besluit bevestigd',
    'en-route': 'onderweg',
    'handed-over': 'overgedragen',
    closed: 'afgesloten',
    'followed-up': 'uitkomst bekend',
  },
  simulated: 'gesimuleerd',
  decided: 'besloten',
  seen: 'gezien door ambulance',
  notSeen: 'nog niet gezien',
  disputed: 'ambulance is het niet eens',
};
