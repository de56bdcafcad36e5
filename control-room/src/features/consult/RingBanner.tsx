import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { ageMs, type Instant } from '@smart-triage/shared/time/instant';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { useLetterKeys } from '../../lib/letterKeys.ts';
import { useNoLink } from '../../lib/linkContext.ts';
import { caseHref } from '../../lib/route.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { RINGING } from '../../lib/tones.ts';
import { useSignal } from '../../lib/useSignal.ts';
import { patientWords, releasedWords } from '../../lib/words.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import type { ConsultActions } from './consultActions.ts';
import { type OwnRing, ringsAt } from './ringing.ts';
import { useRingKeys } from './useRingKeys.ts';
import { useSeen } from './useSeen.ts';

export type RingBannerProps = {
  me: Actor;
  cases: ReadonlyMap<CaseId, CaseState>;
  clock: Clock;
  actions: ConsultActions;
  /** Opens the case and takes the consult. */
  onAccept: (caseId: CaseId) => void;
};

/** What rings at the person of this page, with the ringing tone, until it is taken, declined, or somebody else has it. */
export function RingBanner({ me, cases, clock, actions, onAccept }: RingBannerProps) {
  const rings = ringsAt(me, cases.values());
  const { failure } = useReadable(actions);
  const decline = (caseId: CaseId): void => void actions.decline(caseId, '');
  const isSilenced = useSignal(rings.length > 0, RINGING);
  useSeen(rings, actions);
  const hasLink = useNoLink() === undefined;
  useRingKeys(hasLink ? (rings[0]?.state.caseId ?? null) : null, { accept: onAccept, decline });
  const refused = failure && cases.get(failure.caseId);
  return (
    <>
      {failure?.code === 'taken' && refused && <TooLate state={refused} onDismiss={actions.dismiss} />}
      {rings.map((ring, index) => (
        <Ring
          key={ring.state.caseId}
          ring={ring}
          isFirst={index === 0}
          failure={failure?.caseId === ring.state.caseId ? failure.code : null}
          isSilenced={isSilenced}
          clock={clock}
          onAccept={onAccept}
          onDecline={decline}
        />
      ))}
    </>
  );
}

type RingProps = {
  ring: OwnRing;
  isFirst: boolean;
  /** Why what was pressed last was not done. */
  failure: ErrorCode | null;
  /** The browser keeps the ringing tone back. */
  isSilenced: boolean;
  clock: Clock;
  onAccept: (caseId: CaseId) => void;
  onDecline: (caseId: CaseId) => void;
};

function Ring({ ring: { state, ring, since }, isFirst, failure, isSilenced, ...rest }: RingProps) {
  const { clock, onAccept, onDecline } = rest;
  const { t } = useTranslation();
  const { isOn } = useLetterKeys();
  const hasKeys = isFirst && isOn;
  const { caseId, unit, intake } = state;
  const keys = (key: string) => (hasKeys ? { 'aria-keyshortcuts': `Shift+${key}` } : {});
  const before = releasedWords(state, t);
  const label = (act: 'accept' | 'decline') => t(hasKeys ? `consult.${act}WithKey` : `consult.${act}`);
  return (
    <Banner
      tone="technical"
      title={t(ring.why === 'assigned' ? 'consult.offered' : 'consult.rings', { unit })}
      actions={
        <>
          <SendButton
            variant="primary"
            {...keys('A')}
            onClick={() => {
              onAccept(caseId);
            }}
          >
            {label('accept')}
          </SendButton>
          <SendButton
            {...keys('D')}
            onClick={() => {
              onDecline(caseId);
            }}
          >
            {label('decline')}
          </SendButton>
        </>
      }
    >
      {patientWords(intake, t)} · <Waited since={since} clock={clock} /> ·{' '}
      {before !== null && <>{before} · </>}
      <a href={caseHref(caseId)}>{t('consult.look')}</a>
      {isSilenced && <> · {t('alerts.soundBlocked')}</>}
      {failure !== null && <Failure code={failure} />}
    </Banner>
  );
}

function Waited({ since, clock }: { since: Instant; clock: Clock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, 1000);
  return t('consult.waits', { time: format.stopwatch(ageMs(since, now)) });
}

/** [CO3] Who pressed a moment too late reads who has it. */
function TooLate({ state, onDismiss }: { state: CaseState; onDismiss: () => void }) {
  const { t } = useTranslation();
  const name = state.consult.holder?.person.name;
  if (name === undefined) return null;
  return (
    <Banner
      tone="technical"
      title={t('consult.takenBy', { unit: state.unit, name })}
      actions={<Button onClick={onDismiss}>{t('consult.dismiss')}</Button>}
    />
  );
}
