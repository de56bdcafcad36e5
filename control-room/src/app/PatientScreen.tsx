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
import { VideoCall } from '../features/video-call/VideoCall.tsx';
import { VitalsMonitor } from '../features/vitals-monitor/VitalsMonitor.tsx';
import { useReadable } from '../lib/useReadable.ts';
import { Failure } from '../ui/Failure.tsx';
import type { Desk } from './desk.ts';
import { isInConsult, type PatientDesk } from './patientDesk.ts';
import styles from './PatientScreen.module.css';
import type { Probe } from './probe.ts';
import { useScoreProbe } from './useScoreProbe.ts';

const css = classesOf(styles);

export type PatientScreenProps = {
  patient: PatientDesk;
  desk: Desk;
  hospitals: readonly Hospital[];
  report: PositionReport | undefined;
  probe: Probe | null;
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
      <div className={css('live')}>
        <VideoCall
          call={call}
          actions={patient.call}
          mayTalk={me.role === 'cardiologist'}
          isJoined={isJoined}
        />
        <LiveEcg model={patient.ecg} clock={clock} probe={probe} />
      </div>
      <div className={css('record')}>
        <div className={css('column')}>
          <VitalsMonitor vitals={state.vitals} clock={clock} />
          <IntakeView intake={state.intake} />
        </div>
        <div className={css('column')}>
          <RiskPanel risk={state.risk} clock={clock} />
          <Timeline state={state} events={useReadable(patient.timeline)} hospitals={hospitals} />
        </div>
      </div>
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
