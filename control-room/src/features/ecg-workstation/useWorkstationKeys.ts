import { useEffect } from 'react';
import { isTyping } from '../../lib/isTyping.ts';
import { useLetterKeys } from '../../lib/letterKeys.ts';
import type { SheetSettings, WorkstationModel } from './workstationModel.ts';

/** What is often done, by one key. The list on the screen is made from this table. */
export const WORKSTATION_KEYS = {
  ArrowLeft: 'back',
  ArrowRight: 'on',
  PageUp: 'sheetBack',
  PageDown: 'sheetOn',
  Home: 'first',
  End: 'newest',
  g: 'gain',
  s: 'speed',
  f: 'filter',
  l: 'layout',
  h: 'hold',
  c: 'caliper',
  u: 'undoJ',
  p: 'print',
} as const;
export type WorkstationKey = keyof typeof WORKSTATION_KEYS;

const CYCLED: Partial<Record<WorkstationKey, keyof SheetSettings>> = {
  g: 'mmPerMv',
  s: 'mmPerSecond',
  f: 'band',
  l: 'format',
};
const MOVED_SECONDS: Partial<Record<WorkstationKey, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageUp: -10,
  PageDown: 10,
};

/** On the whole page: whoever came by a link has the focus nowhere. */
export function useWorkstationKeys(model: WorkstationModel): void {
  const { isOn } = useLetterKeys();
  useEffect(() => {
    const handleKey = (event: KeyboardEvent): void => {
      const isTaken = event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey;
      if (isTaken || isTyping(event.target) || !(event.key in WORKSTATION_KEYS)) return;
      if (isLetter(event.key) && !isOn) return;
      event.preventDefault();
      press(model, event.key as WorkstationKey);
    };
    window.addEventListener('keydown', handleKey);
    return () => {
      window.removeEventListener('keydown', handleKey);
    };
  }, [model, isOn]);
}

/** As against a key with a name of its own, such as an arrow. */
export function isLetter(key: string): boolean {
  return key.length === 1;
}

function press(model: WorkstationModel, key: WorkstationKey): void {
  const [setting, seconds] = [CYCLED[key], MOVED_SECONDS[key]];
  if (setting) model.cycle(setting);
  else if (seconds !== undefined) model.move(seconds);
  else if (key === 'Home') model.goTo(0);
  else if (key === 'End') model.toNewest();
  else if (key === 'h') model.hold();
  else if (key === 'c') model.toggleCaliper();
  else if (key === 'u') model.undoJPoint();
  else window.print();
}
