import { useTranslation } from 'react-i18next';
import type { EcgRecordingFact } from '../../domain/ecgRecording.ts';
import { Badge } from '../Badge.tsx';

const TONE = { pending: 'waiting', same: 'done', differs: 'stale' } as const;

/** Whose analysis this is, where a tablet made one on the spot. */
export function TabletAnalysis({ state }: { state: EcgRecordingFact['tabletAnalysis'] }) {
  const { t } = useTranslation('shared');
  if (state === null) return null;
  return <Badge tone={TONE[state]}>{t(`ecgFindings.tablet.${state}`)}</Badge>;
}
