import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import { DecisionButton } from '../features/decision/DecisionButton.tsx';
import { DecisionInForce } from '../features/decision/DecisionInForce.tsx';
import { DecisionSheet } from '../features/decision/DecisionSheet.tsx';
import { IntakeView } from '../features/intake-view/IntakeView.tsx';
import { LiveEcg } from '../features/live-ecg/LiveEcg.tsx';
import { PatientHeader } from '../features/patient-header/PatientHeader.tsx';
import { RiskPanel } from '../features/risk/RiskPanel.tsx';
import { Timeline } from '../features/timeline/Timeline.tsx';
import { ConsultButton } from '../features/video-call/ConsultButton.tsx';
import type { CallSnapshot } from '../features/video-call/callModel.ts';
import { VideoCall } from '../features/video-call/VideoCall.tsx';
import { VitalsMonitor } from '../features/vitals-monitor/VitalsMonitor.tsx';
import { useReadable } from '../lib/useReadable.ts';
import { Failure } from '../ui/Failure.tsx';
import { PartBoundary } from '../ui/PartBoundary.tsx';
import type { Desk } from './desk.ts';
import { isInConsult, type PatientDesk } from './patientDesk.ts';
import styles from './PatientScreen.module.css';
import { type Probe, sampleProbe } from './probe.ts';
import { useScoreProbe } from './useScoreProbe.ts';

const css = classesOf(styles);

export type PatientScreenProps = {
  patient: PatientDesk;
  desk: Desk;
  hospitals: readonly Hospital[];
  report: PositionReport | undefined;
  probe: Probe | null;
  onError: (error: unknown) => void;
};

export function PatientScreen(props: PatientScreenProps) {
  const { t } = useTranslation();
  const state = useReadable(props.patient.state);
  const failure = useReadable(props.patient.failure);
  if (state) return <OpenPatient {...props} state={state} />;
  if (failure !== null) return <Failure code={failure} />;
  return (
    <p className={css('waiting')} role="status">
      {t('patient.loading')}
    </p>
  );
}

function OpenPatient(props: PatientScreenProps & { state: CaseState }) {
  const { patient, desk, hospitals, report, state, probe } = props;
  const { me, clock } = desk;
  const call = useReadable(patient.call);
  const isJoined = isInConsult(state, me);
  useScoreProbe(probe, state.risk);
  return (
    <div className={css('patient')}>
      <PatientHeader
        state={state}
        report={report}
        hospitals={hospitals}
        clock={clock}
        actions={
          <>
            <ConsultButton
              state={state}
              role={me.role}
              isJoined={isJoined}
              call={call}
              actions={patient.call}
            />
            <DecisionButton status={state.status} role={me.role} onOpen={patient.decision.open} />
          </>
        }
      />
      <DecisionInForce state={state} hospitals={hospitals} />
      <LiveParts {...props} call={call} isJoined={isJoined} />
      <RecordParts {...props} />
      <DecisionSheet
        decision={useReadable(patient.decision)}
        actions={patient.decision}
        state={state}
        hospitals={hospitals}
        from={report?.position ?? null}
        clock={clock}
      />
    </div>
  );
}

type LivePartsProps = PatientScreenProps & { state: CaseState; call: CallSnapshot; isJoined: boolean };

function LiveParts({ patient, desk: { me }, state, call, isJoined, probe, onError }: LivePartsProps) {
  return (
    <div className={css('live')}>
      <PartBoundary onError={onError}>
        <VideoCall
          call={call}
          actions={patient.call}
          mayTalk={me.role === 'cardiologist'}
          isJoined={isJoined}
        />
      </PartBoundary>
      <PartBoundary onError={onError}>
        <LiveEcg
          model={patient.ecg}
          source={state.ecgStreams.at(-1)?.source ?? null}
          onDrawn={probe ? sampleProbe(probe) : undefined}
        />
      </PartBoundary>
    </div>
  );
}

function RecordParts({
  patient,
  desk,
  hospitals,
  state,
  onError,
}: PatientScreenProps & { state: CaseState }) {
  const events = useReadable(patient.timeline);
  return (
    <div className={css('record')}>
      <div className={css('column')}>
        <div className={css('vitals')}>
          <PartBoundary onError={onError}>
            <VitalsMonitor vitals={state.vitals} clock={desk.clock} />
          </PartBoundary>
        </div>
        <div>
          <PartBoundary onError={onError}>
            <IntakeView intake={state.intake} />
          </PartBoundary>
        </div>
      </div>
      <div className={css('column')}>
        <div className={css('risk')}>
          <PartBoundary onError={onError}>
            <RiskPanel risk={state.risk} clock={desk.clock} onError={onError} />
          </PartBoundary>
        </div>
        <div>
          <PartBoundary onError={onError}>
            <Timeline state={state} events={events} hospitals={hospitals} />
          </PartBoundary>
        </div>
      </div>
    </div>
  );
}
