import { useTranslation } from 'react-i18next';
import { SegmentedChoice } from './SegmentedChoice.tsx';

export type ToggleThreeProps = {
  question: string;
  /** `null` is "not known", which is neither yes nor no. */
  value: boolean | null;
  onChange: (value: boolean | null) => void;
  disabled?: boolean;
};

/** Yes, no or not known, in one line. */
export function ToggleThree({ question, value, onChange, disabled = false }: ToggleThreeProps) {
  const { t } = useTranslation('shared');
  const options = [
    { value: true, label: t('common.yes') },
    { value: false, label: t('common.no') },
  ];
  return (
    <SegmentedChoice
      inline
      legend={question}
      options={options}
      value={value}
      onChange={onChange}
      disabled={disabled}
    />
  );
}
