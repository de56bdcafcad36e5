import { type Troponin, TROPONIN_ASSAYS, type TroponinAssayId } from '@smart-triage/shared/domain/troponin';
import type { Clock } from '@smart-triage/shared/time/clock';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Kept } from '../../lib/storage/kept.ts';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './intake.module.css';
import type { IntakeModel } from './intakeModel.ts';
import { IntakePanel } from './IntakePanel.tsx';
import { shiftOnset } from './symptomOnset.ts';
import type { TroponinDraft } from './troponinDraft.ts';
import { TroponinValue } from './TroponinValue.tsx';

const LOOK_EVERY_MS = 15_000;
const SAMPLE_STEP_MINUTES = 5;
const SIGNS = ['<', '=', '>'] as const;
const ASSAYS = Object.keys(TROPONIN_ASSAYS) as TroponinAssayId[];

export type TroponinStepProps = { model: IntakeModel; clock: Clock; memory: Kept<TroponinAssayId> };

/** Troponin with its assay, since the value means nothing without it; the assay is remembered, since an ambulance carries one device. */
export function TroponinStep({ model, clock, memory }: TroponinStepProps) {
  const { t } = useTranslation();
  const { intake, refusal } = useSnapshot(model);
  const [draft, setDraft] = useState<TroponinDraft>(() => ({
    assay: memory.get() ?? 'roche-cobas-h232-tnt',
    comparator: '=',
    text: '',
    sampledAt: clock.now(),
  }));
  const record = (troponin: Troponin) => {
    memory.set(troponin.assay);
    model.change({ troponin });
    setDraft({ ...draft, text: '', comparator: '=' });
  };
  const change = (changes: Partial<TroponinDraft>) => {
    setDraft({ ...draft, ...changes });
  };
  const isClosed = refusal !== null;
  return (
    <IntakePanel title={t('step.troponin')} model={model}>
      <div className={styles['columns']}>
        <div className={styles['questions']}>
          <RecordedTroponin troponin={intake.troponin ?? null} clock={clock} model={model} />
          <AssayChoice
            assay={draft.assay}
            isClosed={isClosed}
            onChange={(assay) => {
              change({ assay });
            }}
          />
          <SampleTime draft={draft} clock={clock} onChange={change} />
          <SegmentedChoice
            withoutNotKnown
            legend={t('intake.troponin.comparator')}
            options={SIGNS.map((sign) => ({ value: sign, label: t(`intake.troponin.sign.${sign}`) }))}
            value={draft.comparator}
            disabled={isClosed}
            onChange={(sign) => {
              if (sign) change({ comparator: sign });
            }}
          />
        </div>
        <TroponinValue draft={draft} isClosed={isClosed} onChange={change} onRecord={record} />
      </div>
    </IntakePanel>
  );
}

type AssayChoiceProps = {
  assay: TroponinAssayId;
  isClosed: boolean;
  onChange: (assay: TroponinAssayId) => void;
};

/** One button, because an ambulance carries one device; the others are a tap away. */
function AssayChoice({ assay, isClosed, onChange }: AssayChoiceProps) {
  const { t } = useTranslation();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div className={styles['assay']} role="group" aria-label={t('intake.troponin.assay')}>
      <span className={styles['legend']}>{t('intake.troponin.assay')}</span>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {TROPONIN_ASSAYS[assay].name}
      </Button>
      {isOpen && (
        <Dialog
          title={t('intake.troponin.assay')}
          onClose={() => {
            setIsOpen(false);
          }}
        >
          <SegmentedChoice
            withoutNotKnown
            legend={t('intake.troponin.assayHint')}
            options={ASSAYS.map((id) => ({ value: id, label: TROPONIN_ASSAYS[id].name }))}
            value={assay}
            disabled={isClosed}
            onChange={(id) => {
              if (id) onChange(id);
            }}
          />
        </Dialog>
      )}
    </div>
  );
}

function RecordedTroponin({
  troponin,
  clock,
  model,
}: {
  troponin: Troponin | null;
  clock: Clock;
  model: IntakeModel;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, LOOK_EVERY_MS);
  if (!troponin) return <p className={styles['recorded']}>{t('intake.troponin.none')}</p>;
  const comparator = troponin.comparator === '=' ? '' : `${troponin.comparator} `;
  return (
    <div className={styles['recorded']}>
      <p>
        <strong className={styles['recordedValue']}>
          {comparator}
          {format.withUnit(troponin.valueNgL, 'ng/L', Number.isInteger(troponin.valueNgL) ? 0 : 1)}
        </strong>
        <br />
        {TROPONIN_ASSAYS[troponin.assay].name}, <AgeText measuredAt={troponin.sampledAt} now={now} />
      </p>
      <Button
        onClick={() => {
          model.change({ troponin: null });
        }}
      >
        {t('intake.troponin.remove')}
      </Button>
    </div>
  );
}

type DraftProps = { draft: TroponinDraft; onChange: (changes: Partial<TroponinDraft>) => void };

function SampleTime({ draft, clock, onChange }: DraftProps & { clock: Clock }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <div className={styles['sample']} role="group" aria-label={t('intake.troponin.sampledAt')}>
      <span>{t('intake.troponin.sampledAt')}</span>
      <strong>{format.time(draft.sampledAt)}</strong>
      <Button
        aria-label={t('intake.onset.earlier', { count: SAMPLE_STEP_MINUTES })}
        onClick={() => {
          onChange({ sampledAt: shiftOnset(draft.sampledAt, -SAMPLE_STEP_MINUTES, clock.now()) });
        }}
      >
        {t('intake.onset.earlierShort', { count: SAMPLE_STEP_MINUTES })}
      </Button>
      <Button
        onClick={() => {
          onChange({ sampledAt: clock.now() });
        }}
      >
        {t('intake.troponin.now')}
      </Button>
    </div>
  );
}
