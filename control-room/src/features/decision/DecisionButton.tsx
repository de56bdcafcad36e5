import { refusalOf, type CaseStatus } from '@smart-triage/shared/domain/caseMachine';
import type { Role } from '@smart-triage/shared/domain/role';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { SendButton } from '../../ui/SendButton.tsx';

export type DecisionButtonProps = { status: CaseStatus; role: Role; onOpen: () => void };

export function DecisionButton({ status, role, onOpen }: DecisionButtonProps) {
  const { t } = useTranslation();
  const keyOf = useKeyOf();
  const refusal = refusalOf(status, 'decision-recorded', role);
  return (
    <SendButton
      variant="primary"
      {...keyOf('decide')}
      refusal={refusal === null ? undefined : t(`decision.refused.${refusal}`)}
      onClick={onOpen}
    >
      {t('decision.open')}
    </SendButton>
  );
}
