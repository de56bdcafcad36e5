import { useTranslation } from 'react-i18next';
import { ReasonForm, type ReasonFormProps } from './ReasonForm.tsx';

export type OverruleFormProps = Pick<ReasonFormProps, 'choices' | 'refusal'> & {
  onOverrule: (reason: string) => void;
};

/** A person knows better than the rules, and says why. */
export function OverruleForm({ onOverrule, ...reasons }: OverruleFormProps) {
  const { t } = useTranslation('shared');
  return (
    <ReasonForm
      {...reasons}
      label={t('driveNow.reason')}
      hint={t('driveNow.reasonHint')}
      send={t('driveNow.sendOverrule')}
      onSend={onOverrule}
    />
  );
}
