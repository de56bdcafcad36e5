import { Badge } from '@smart-triage/shared/ui/Badge';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { hintWords } from './electrodeWords.ts';
import type { TwelveLeadModel } from './twelveLeadModel.ts';

/** The first thing to check, for the line under the live ECG; nothing while all leads can be used. */
export function ElectrodeNote({ model }: { model: TwelveLeadModel }) {
  const { t } = useTranslation();
  const [first] = useSnapshot(model).live?.hints ?? [];
  return <span role="status">{first && <Badge tone="stale">{hintWords(first, t)}</Badge>}</span>;
}
