import type { HospitalAnswer } from '@smart-triage/shared/domain/announcement';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { RankedDestination } from '@smart-triage/shared/domain/destinations';
import type { Role } from '@smart-triage/shared/domain/role';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import type { AnnouncementActions } from './announcementActions.ts';
import styles from './Decision.module.css';
import { RerouteDialog } from './RerouteDialog.tsx';

const css = classesOf(styles);

type AnnouncingProps = {
  state: CaseState;
  role: Role;
  actions: AnnouncementActions;
  /** Every hospital, the most suitable first. */
  destinations: readonly RankedDestination[];
};

/** One tap tells the hospital; after that, its answer is written down. Nothing for who may not, or where no hospital is named. */
export function Announcing({ state, role, actions, destinations }: AnnouncingProps) {
  const { t } = useTranslation();
  const { failure } = useReadable(actions);
  // Of the decision that was read when the dialog was opened: if another takes its place meanwhile, the server says so.
  const [answering, setAnswering] = useState<Decision | null>(null);
  const [rerouting, setRerouting] = useState<Decision | null>(null);
  const { decision, announcement } = state;
  const isToTell = decision?.disposition.kind === 'transport';
  if (!isToTell || refusalOf(state.status, 'hospital-announced', role) !== null) return null;
  const said = announcement?.answer?.said;
  return (
    <div className={css('announcing')}>
      {said?.kind === 'refused' && <span>{t('decision.announce.why', { reason: said.reason })}</span>}
      {announcement ? (
        <SendButton
          onClick={() => {
            setAnswering(decision);
          }}
        >
          {t('decision.announce.answer')}
        </SendButton>
      ) : (
        <SendButton variant="primary" onClick={() => void actions.announce(decision.id)}>
          {t('decision.announce.tell')}
        </SendButton>
      )}
      {mayReroute(state, role) && (
        <SendButton
          onClick={() => {
            setRerouting(decision);
          }}
        >
          {t('decision.reroute.open')}
        </SendButton>
      )}
      {rerouting && (
        <RerouteDialog
          decision={rerouting}
          destinations={destinations}
          actions={actions}
          onClose={() => {
            setRerouting(null);
          }}
        />
      )}
      {failure !== null && !answering && !rerouting && <Failure code={failure} />}
      {answering && (
        <AnswerDialog
          decision={answering}
          hospital={hospitalOf(answering, destinations)}
          actions={actions}
          onClose={() => {
            setAnswering(null);
          }}
        />
      )}
    </div>
  );
}

function mayReroute({ status }: CaseState, role: Role): boolean {
  return refusalOf(status, 'destination-changed', role) === null;
}

/** By its id where the list does not know it. */
function hospitalOf({ disposition }: Decision, destinations: readonly RankedDestination[]): string {
  if (disposition.kind !== 'transport') return '';
  const found = destinations.find(({ hospital: { id } }) => id === disposition.hospital);
  return found?.hospital.name ?? disposition.hospital;
}

type AnswerDialogProps = {
  decision: Decision;
  hospital: string;
  actions: AnnouncementActions;
  onClose: () => void;
};

function AnswerDialog({ decision, hospital, actions, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const { failure } = useReadable(actions);
  const [kind, setKind] = useState<HospitalAnswer['kind'] | null>(null);
  const [contact, setContact] = useState('');
  const [reason, setReason] = useState('');
  const answer = answerOf(kind, contact.trim(), reason.trim());
  const save = async (): Promise<void> => {
    if (typeof answer !== 'string' && (await actions.answer(decision.id, answer))) onClose();
  };
  return (
    <Dialog
      title={t('decision.announce.title', { hospital })}
      onClose={onClose}
      actions={
        <SendButton
          variant="primary"
          refusal={typeof answer === 'string' ? t(`decision.announce.missing.${answer}`) : undefined}
          onClick={() => void save()}
        >
          {t('decision.announce.save')}
        </SendButton>
      }
    >
      <div className={css('fields')}>
        {failure !== null && <Failure code={failure} />}
        <SegmentedChoice
          withoutNotKnown
          legend={t('decision.announce.kind')}
          options={(['accepted', 'refused'] as const).map((value) => ({
            value,
            label: t(`decision.announce.kinds.${value}`),
          }))}
          value={kind}
          onChange={setKind}
        />
        <TextField
          label={t('decision.announce.contact')}
          value={contact}
          maxLength={80}
          onChange={setContact}
        />
        {kind === 'refused' && (
          <TextField
            label={t('decision.announce.reason')}
            value={reason}
            maxLength={300}
            onChange={setReason}
          />
        )}
      </div>
    </Dialog>
  );
}

/** Or what is missing of it (`HospitalAnswerSchema`). */
function answerOf(
  kind: HospitalAnswer['kind'] | null,
  contact: string,
  reason: string,
): HospitalAnswer | 'kind' | 'contact' | 'reason' {
  if (kind === null) return 'kind';
  if (contact.length < 2) return 'contact';
  if (kind === 'accepted') return { kind, contact };
  return reason.length < 3 ? 'reason' : { kind, contact, reason };
}
