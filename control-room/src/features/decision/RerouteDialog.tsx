import type { Decision } from '@smart-triage/shared/domain/decision';
import type { RankedDestination } from '@smart-triage/shared/domain/destinations';
import type { HospitalId } from '@smart-triage/shared/domain/ids';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SendHold } from '../../ui/SendHold.tsx';
import type { AnnouncementActions } from './announcementActions.ts';
import styles from './Decision.module.css';
import type { DecisionField } from './decisionForm.ts';
import { HospitalChoice } from './HospitalChoice.tsx';
import { StillNeeded } from './StillNeeded.tsx';

const css = classesOf(styles);

type RerouteDialogProps = {
  decision: Decision;
  destinations: readonly RankedDestination[];
  actions: AnnouncementActions;
  onClose: () => void;
};

/** The shortest reason that says something (`destination:change`). */
const MIN_REASON = 3;

/** [DC9] Another hospital, with why. Held for a second: the crew drives somewhere else on it. */
export function RerouteDialog({ decision, destinations, actions, onClose }: RerouteDialogProps) {
  const { t } = useTranslation();
  const { failure, isBusy } = useReadable(actions);
  const [hospital, setHospital] = useState<HospitalId | null>(null);
  const [reason, setReason] = useState('');
  const { disposition } = decision;
  const now = disposition.kind === 'transport' ? disposition.hospital : null;
  const missing: DecisionField[] = [
    ...(hospital === null ? (['hospital'] as const) : []),
    ...(reason.trim().length < MIN_REASON ? (['reason'] as const) : []),
  ];
  const send = async (): Promise<void> => {
    if (hospital && (await actions.reroute(decision.id, hospital, reason.trim()))) onClose();
  };
  return (
    <Dialog
      placement="side"
      title={t('decision.reroute.title')}
      onClose={onClose}
      actions={
        <>
          <StillNeeded fields={missing} />
          <SendHold disabled={missing.length > 0 || isBusy} onConfirm={() => void send()}>
            {t('decision.reroute.send')}
          </SendHold>
        </>
      }
    >
      <div className={css('fields')}>
        {failure !== null && <Failure code={failure} />}
        <p className={css('quiet')}>{t('decision.reroute.text')}</p>
        <HospitalChoice
          destinations={destinations.filter(({ hospital: { id } }) => id !== now)}
          value={hospital}
          onChange={setHospital}
        />
        <TextField label={t('decision.reroute.reason')} value={reason} maxLength={300} onChange={setReason} />
      </div>
    </Dialog>
  );
}
