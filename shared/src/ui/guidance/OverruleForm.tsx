import { useTranslation } from 'react-i18next';
import { ReasonForm } from './ReasonForm.tsx';

/** A person knows better than the rules, and says why. */
export function OverruleForm({ onOverrule }: { onOverrule: (reason: string) => void }) {
  const { t } = useTranslation('shared');
  return (
    <ReasonForm
      label={t('driveNow.reason')}
      hint={t('driveNow.reasonHint')}
      send={t('driveNow.sendOverrule')}
      onSend={onOverrule}
    />
  );
}
