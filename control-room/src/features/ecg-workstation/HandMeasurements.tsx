import type { HandMeasurement, HandMeasurementDraft } from '@smart-triage/shared/domain/handMeasurement';
import { type Actor, nameOf } from '@smart-triage/shared/domain/role';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import styles from './EcgWorkstation.module.css';
import { FRAMES_PER_SHEET, type SheetPage } from './sheetPage.ts';
import type { WorkstationModel } from './workstationModel.ts';

const css = classesOf(styles);

export type MeasureByHand = (measurement: HandMeasurementDraft) => Promise<void>;

type HandMeasurementsProps = {
  page: SheetPage;
  measured: readonly HandMeasurement[];
  jPointMs: number | null;
  me: Actor;
  model: Pick<WorkstationModel, 'setJPoint'>;
  /** `null` for whoever may not measure. */
  onMeasure: MeasureByHand | null;
};

/** [EC11] What people measured by hand on the sheet in view, and the way to record what the hand does now. */
export function HandMeasurements(props: HandMeasurementsProps) {
  const { page, measured, jPointMs, me, model, onMeasure } = props;
  const { t } = useTranslation();
  const [failure, setFailure] = useState<ErrorCode | null>(null);
  const record = async (placed: number | null): Promise<void> => {
    try {
      setFailure(null);
      await onMeasure?.({ ...placeOf(page), jPointMs: placed });
    } catch (error) {
      setFailure(errorCodeOf(error));
    }
  };
  return (
    <>
      {jPointMs !== null && onMeasure && (
        <SendButton variant="primary" onClick={() => void record(jPointMs)}>
          {t('workstation.byHand.record')}
        </SendButton>
      )}
      {failure !== null && <Failure code={failure} />}
      <ul className={css('notes')}>
        {measuredOn(page, measured).map((measurement) => (
          <Measured
            key={measurement.by.id}
            measurement={measurement}
            onShow={model.setJPoint}
            onTakeBack={onMeasure && measurement.by.id === me.id ? () => void record(null) : null}
          />
        ))}
      </ul>
    </>
  );
}

type MeasuredProps = {
  measurement: HandMeasurement;
  onShow: (jPointMs: number) => void;
  onTakeBack: (() => void) | null;
};

function Measured({ measurement: { measured, by, at }, onShow, onTakeBack }: MeasuredProps) {
  const { t } = useTranslation();
  const { time, withUnit, number } = useFormat();
  const moved = measured.jPointMs - measured.foundJMs;
  return (
    <li>
      <p>
        <Badge tone="waiting">{t('workstation.jMoved')}</Badge>{' '}
        {t('workstation.byHand.measured', {
          qrs: withUnit(measured.qrsMs, 'ms'),
          moved: `${moved > 0 ? '+' : ''}${number(moved)} ms`,
        })}{' '}
        <span className={css('hint')}>{`${nameOf(by)}, ${time(at)}`}</span>
      </p>
      <div className={css('jActs')}>
        <Button
          onClick={() => {
            onShow(measured.jPointMs);
          }}
        >
          {t('workstation.byHand.show')}
        </Button>
        {onTakeBack && <SendButton onClick={onTakeBack}>{t('workstation.byHand.takeBack')}</SendButton>}
      </div>
    </li>
  );
}

/** Those of exactly these ten seconds: anywhere else the beat is another, and its J point too. */
function measuredOn(page: SheetPage, measured: readonly HandMeasurement[]): HandMeasurement[] {
  const place = placeOf(page);
  return measured.filter(
    ({ streamId, fromSeq, toSeq }) =>
      streamId === place.streamId && fromSeq === place.fromSeq && toSeq === place.toSeq,
  );
}

function placeOf({ streamId, fromSeq }: SheetPage): Omit<HandMeasurementDraft, 'jPointMs'> {
  return { streamId, fromSeq, toSeq: fromSeq + FRAMES_PER_SHEET - 1 };
}
