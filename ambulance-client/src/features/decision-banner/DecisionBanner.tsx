import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { HoldButton } from '@smart-triage/shared/ui/HoldButton';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './decision.module.css';
import type { DecisionModel } from './decisionModel.ts';
import { type Decided, DecisionDetails, DecisionHeadline } from './DecisionText.tsx';
import { ArrivalWord } from './ArrivalWord.tsx';
import { HospitalWord } from './HospitalWord.tsx';

export type DecisionBannerProps = {
  model: DecisionModel;
  /** How the crew says that it does not agree. */
  objection?: ReactNode;
  /** How it tells the hospital, in the banner that stays. */
  announce?: ReactNode;
};

/** A decision takes the whole screen until it is read; put aside, or confirmed, it stays across the whole width. */
export function DecisionBanner({ model, objection, announce }: DecisionBannerProps) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  if (state.kind === 'none') return null;
  if (state.kind === 'unread' && !state.isAside)
    // Its own for each decision: a hold that began over one does not end over the next.
    return <UnreadDecision key={state.decision.id} state={state} model={model} objection={objection} />;
  return (
    <Banner
      tone="decision"
      title={t(`decision.bannerTitle.${state.kind}`)}
      actions={
        <>
          {state.kind === 'unread' && <Button onClick={model.bringBack}>{t('decision.readNow')}</Button>}
          {announce}
        </>
      }
    >
      <p className={styles['summary']}>
        <DecisionHeadline state={state} />
        {state.decision.disposition.kind === 'transport' && `, ${state.decision.disposition.urgency}`}
        <Confirmed state={state} />
      </p>
      {state.decision.disposition.kind === 'transport' && (
        <p>
          <HospitalWord state={state} /> · <ArrivalWord arrival={state.arrival} />
        </p>
      )}
    </Banner>
  );
}

function Confirmed({ state }: { state: Decided }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (state.acknowledgedAt === null) return null;
  return (
    <span className={styles['confirmed']}>
      {' '}
      {t('decision.confirmedAt', { time: format.time(state.acknowledgedAt) })}
    </span>
  );
}

function UnreadDecision({ state, model, objection }: DecisionBannerProps & { state: Decided }) {
  const { t } = useTranslation();
  return (
    <Dialog
      placement="full"
      title={t('decision.title', { name: state.decision.decidedBy.name })}
      actions={
        <>
          <Button onClick={model.putAside}>{t('decision.later')}</Button>
          <HoldButton
            onConfirm={() => {
              model.acknowledge(state.decision.id);
            }}
          >
            {t('decision.confirm')}
          </HoldButton>
        </>
      }
    >
      <div className={styles['decision']}>
        <p className={styles['headline']}>
          <DecisionHeadline state={state} />
        </p>
        <DecisionDetails state={state} />
        <p className={styles['readBack']}>{t('decision.readBack')}</p>
        {objection}
      </div>
    </Dialog>
  );
}
