import type { RankedDestination } from '@smart-triage/shared/domain/destinations';
import type { HospitalId } from '@smart-triage/shared/domain/ids';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useTranslation } from 'react-i18next';
import { useEtaWords } from '../../lib/useEtaWords.ts';
import { useReasonWords } from '../../lib/useReasonWords.ts';

type HospitalChoiceProps = {
  destinations: readonly RankedDestination[];
  value: HospitalId | null;
  onChange: (hospital: HospitalId | null) => void;
};

/** The most suitable first, each with its reasons. None is chosen beforehand. */
export function HospitalChoice({ destinations, value, onChange }: HospitalChoiceProps) {
  const { t } = useTranslation();
  const reasonsOf = useReasonWords();
  const etaWords = useEtaWords();
  return (
    <SegmentedChoice
      withoutNotKnown
      legend={t('decision.hospital')}
      options={destinations.map((destination) => ({
        value: destination.hospital.id,
        label: t('destinations.row', destination.hospital),
        hint: `${etaWords(destination.eta)} · ${reasonsOf(destination)}`,
      }))}
      value={value}
      onChange={onChange}
    />
  );
}
