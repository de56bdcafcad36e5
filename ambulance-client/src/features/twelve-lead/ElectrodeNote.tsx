import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { hintWords } from './electrodeWords.ts';
import type { TwelveLeadModel } from './twelveLeadModel.ts';

/** The first thing to check, for the line above the live ECG; nothing while all leads can be used. */
export function ElectrodeNote({ model }: { model: TwelveLeadModel }) {
  const { t } = useTranslation();
  const [first] = useSnapshot(model).live?.hints ?? [];
  return first ? hintWords(first, t) : null;
}
