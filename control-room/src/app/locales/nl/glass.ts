import type { ControlRoomTexts } from '../en.ts';

export const glass: ControlRoomTexts['glass'] = {
  title: 'Een rit van een andere organisatie',
  text: 'In een noodgeval mag u die vier uur lang openen, met een reden. Dat u dat deed en waarom, staat in het toegangslog en in het uittreksel daarvan voor de patiënt.',
  reason: 'Waarom moet u deze patiënt zien?',
  hint: 'Zeg eerst waarom, in minstens {{count}} tekens',
  break: 'Open deze rit',
};
