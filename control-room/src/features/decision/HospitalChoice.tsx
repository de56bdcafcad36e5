import type { Hospital, Position } from '@smart-triage/shared/domain/hospital';
import type { HospitalId } from '@smart-triage/shared/domain/ids';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useTranslation } from 'react-i18next';
import { distanceKm } from '../../lib/distance.ts';

type HospitalChoiceProps = {
  hospitals: readonly Hospital[];
  from: Position | null;
  value: HospitalId | null;
  onChange: (hospital: HospitalId | null) => void;
};

/** Nearest first where it is known where the ambulance is. None is chosen beforehand. */
export function HospitalChoice({ hospitals, from, value, onChange }: HospitalChoiceProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const distance = ({ position }: Hospital): number => (from ? distanceKm(from, position) : 0);
  const hintOf = (hospital: Hospital): string => {
    const pci = t(hospital.pciCentre ? 'decision.pci' : 'decision.noPci');
    if (!from) return pci;
    return `${pci} · ${t('decision.straightLine', { distance: format.withUnit(distance(hospital), 'km') })}`;
  };
  return (
    <SegmentedChoice
      withoutNotKnown
      legend={t('decision.hospital')}
      options={[...hospitals]
        .sort((a, b) => distance(a) - distance(b))
        .map((hospital) => ({
          value: hospital.id,
          label: `${hospital.name}, ${hospital.city}`,
          hint: hintOf(hospital),
        }))}
      value={value}
      onChange={onChange}
    />
  );
}
