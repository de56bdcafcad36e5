import type { AlertLimits } from '@smart-triage/shared/domain/alerts';
import { Button } from '@smart-triage/shared/ui/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import type { AlertActions } from './alertActions.ts';
import { LimitsDialog } from './LimitsDialog.tsx';

export type LimitsButtonProps = { limits: AlertLimits | null; actions: AlertActions };

/** Says whether this patient has limits of its own, and opens them. */
export function LimitsButton({ limits, actions }: LimitsButtonProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  const { isBusy, failure } = useReadable(actions);
  const close = () => {
    setIsOpen(false);
  };
  const save = async (changed: AlertLimits | null): Promise<void> => {
    if (await actions.setLimits(changed)) close();
  };
  return (
    <>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t(limits ? 'alerts.ownLimits' : 'alerts.limits')}
      </Button>
      {isOpen && (
        <LimitsDialog
          limits={limits}
          isBusy={isBusy}
          failure={failure}
          onSave={(changed) => void save(changed)}
          onClose={close}
        />
      )}
    </>
  );
}
