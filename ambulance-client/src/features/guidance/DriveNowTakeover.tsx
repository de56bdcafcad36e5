import type { DriveNow } from '@smart-triage/shared/domain/driveNow';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { ProposalId } from '@smart-triage/shared/domain/ids';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { AdviceView } from '@smart-triage/shared/ui/guidance/AdviceView';
import { OverruleForm } from '@smart-triage/shared/ui/guidance/OverruleForm';
import { HoldButton } from '@smart-triage/shared/ui/HoldButton';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { GuidanceModel, GuidanceState } from './guidanceModel.ts';

type TakeoverProps = { model: GuidanceModel; hospitals: readonly Hospital[] };

/** "Drive now" takes the whole screen until somebody answers; put aside, it stays across the width as an alarm. Without a link the alarm comes from this tablet. */
export function DriveNowTakeover({ model, hospitals }: TakeoverProps) {
  const { t } = useTranslation('shared');
  const state = useSnapshot(model);
  const [aside, setAside] = useState<ProposalId | null>(null);
  if (!state) return null;
  const { waiting, advice, gate } = state;
  if (waiting && waiting.id !== aside)
    return (
      <Takeover
        state={state}
        waiting={waiting}
        model={model}
        hospitals={hospitals}
        onAside={() => {
          setAside(waiting.id);
        }}
      />
    );
  if (gate.verdict !== 'positive') return null;
  return (
    <Banner
      tone="alarm-high"
      title={t(`advice.code.${advice.code}`)}
      actions={
        waiting && (
          <Button
            onClick={() => {
              setAside(null);
            }}
          >
            {t('driveNow.readNow')}
          </Button>
        )
      }
    >
      {advice.reasons.map((reason) => t(`advice.reason.${reason}`)).join('; ')}
    </Banner>
  );
}

type OpenProps = TakeoverProps & { state: GuidanceState; waiting: DriveNow; onAside: () => void };

function Takeover({ state, waiting, model, hospitals, onAside }: OpenProps) {
  const { t } = useTranslation('shared');
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
      <p>{t('driveNow.waiting')}</p>
      <AdviceView gate={state.gate} advice={state.advice} vitals={state.vitals} />
      {isOverruling ? (
        <OverruleForm onOverrule={model.overrule} />
      ) : (
        <SegmentedChoice
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
    </Dialog>
  );
}

/** The PCI centre, where there is one; people choose another. */
function defaultHospital(hospitals: readonly Hospital[]): Hospital['id'] | null {
  return (hospitals.find(({ pciCentre }) => pciCentre) ?? hospitals[0])?.id ?? null;
}
