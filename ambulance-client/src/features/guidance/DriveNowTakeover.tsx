import type { DriveNowProposal } from '@smart-triage/shared/domain/driveNow';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { GateView } from '@smart-triage/shared/ui/guidance/GateView';
import { OverruleForm } from '@smart-triage/shared/ui/guidance/OverruleForm';
import { HoldButton } from '@smart-triage/shared/ui/HoldButton';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './driveNow.module.css';
import type { GuidanceModel, GuidanceState } from './guidanceModel.ts';
import { overruleReasons } from './overruleReasons.ts';

type TakeoverProps = {
  model: GuidanceModel;
  hospitals: readonly Hospital[];
  /** The ECG that met a rule, for a proposal that stands on it. */
  ecg?: ReactNode;
  /** How the crew tells the hospital once it drives, while the server does not know that yet. */
  announce?: ReactNode;
};

/**
 * "Drive now" takes the whole screen until somebody answers; put aside, it stays across the width as an alarm. It is put aside by what it says: the server's proposal
 * that follows this tablet's own is no second one.
 */
export function DriveNowTakeover({ model, hospitals, ecg, announce }: TakeoverProps) {
  const { t } = useTranslation('shared');
  const state = useSnapshot(model);
  const { t: own } = useTranslation();
  const [aside, setAside] = useState<string | null>(null);
  if (!state) return null;
  const { waiting, advice, gate, answer } = state;
  if (waiting && waiting.criteria.join() !== aside)
    return (
      // Its own for what it says: an answer that was begun to some criteria is not given to others.
      <Takeover
        key={waiting.criteria.join()}
        state={state}
        waiting={waiting}
        model={model}
        hospitals={hospitals}
        ecg={ecg}
        onAside={() => {
          setAside(waiting.criteria.join());
        }}
      />
    );
  if (gate.verdict !== 'positive') return null;
  return (
    <Banner
      tone="alarm-high"
      title={t(`advice.code.${advice.code}`)}
      actions={
        waiting ? (
          <Button
            onClick={() => {
              setAside(null);
            }}
          >
            {t('driveNow.readNow')}
          </Button>
        ) : (
          answer?.kind === 'confirmed' && announce
        )
      }
    >
      {advice.reasons.map((reason) => t(`advice.reason.${reason}`)).join('; ')}
      {answer && (
        <>
          . <strong role="status">{own(`driveNowHere.${answer.kind}`)}</strong>
        </>
      )}
    </Banner>
  );
}

type OpenProps = TakeoverProps & { state: GuidanceState; waiting: DriveNowProposal; onAside: () => void };

function Takeover({ state, waiting, model, hospitals, ecg, onAside }: OpenProps) {
  const { t } = useTranslation('shared');
  const { t: own } = useTranslation();
  const [isOverruling, setIsOverruling] = useState(false);
  const [chosen, setChosen] = useState(defaultHospital(hospitals));
  const reason = waiting.criteria.map((criterion) => t(`advice.reason.${criterion}`)).join('; ');
  const toggle = (
    <Button
      onClick={() => {
        setIsOverruling(!isOverruling);
      }}
    >
      {t(isOverruling ? 'driveNow.back' : 'driveNow.overrule')}
    </Button>
  );
  return (
    <Dialog
      placement="full"
      title={t('driveNow.title')}
      actions={
        <>
          <Button onClick={onAside}>{t('driveNow.later')}</Button>
          {toggle}
          {!isOverruling && chosen && (
            <HoldButton
              onConfirm={() => {
                model.confirm(chosen, reason);
              }}
            >
              {t('driveNow.confirm')}
            </HoldButton>
          )}
        </>
      }
    >
      <div className={styles['takeover']}>
        <div className={styles['words']}>
          <div role="alert">
            <p className={styles['headline']}>
              <span aria-hidden>*** </span>
              {t(`advice.code.${state.advice.code}`)}
            </p>
            <p className={styles['why']}>{reason}</p>
          </div>
          {isOverruling ? (
            <OverruleForm
              choices={overruleReasons(waiting.criteria).map((why) => own(`driveNowHere.why.${why}`))}
              onOverrule={model.overrule}
            />
          ) : (
            <SegmentedChoice
              withoutNotKnown
              legend={t('driveNow.hospital')}
              options={hospitals.map(({ id, name, pciCentre }) => ({
                value: id,
                label: name,
                ...(pciCentre && { hint: t('driveNow.pciCentre') }),
              }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
          <p>
            {t('driveNow.waiting')} {state.isOwnProposal && own('driveNowHere.proposed')}
          </p>
          <GateView gate={state.gate} vitals={state.vitals} />
          <p className={styles['notice']}>{t('advice.notice')}</p>
        </div>
        {waiting.criteria.includes('ecg-criteria') && ecg}
      </div>
    </Dialog>
  );
}

/** The PCI centre, where there is one; people choose another. */
function defaultHospital(hospitals: readonly Hospital[]): Hospital['id'] | null {
  return (hospitals.find(({ pciCentre }) => pciCentre) ?? hospitals[0])?.id ?? null;
}
