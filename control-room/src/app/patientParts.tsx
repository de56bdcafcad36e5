import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import { careNeedOf } from '@smart-triage/shared/domain/destinations';
import { mayEver } from '@smart-triage/shared/domain/permissions';
import type { Instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import type { DrawnSample } from '@smart-triage/shared/ui/ecg/sweepRenderer.ts';
import { useCallback, useMemo } from 'react';
import { DestinationList } from '../features/destinations/DestinationList.tsx';
import { LimitsButton } from '../features/alerts/LimitsButton.tsx';
import { GuidancePanel } from '../features/guidance/GuidancePanel.tsx';
import { HospitalRecordPanel } from '../features/hospital-record/HospitalRecordPanel.tsx';
import { IntakeView } from '../features/intake-view/IntakeView.tsx';
import { LiveEcg } from '../features/live-ecg/LiveEcg.tsx';
import { MessagesPanel } from '../features/messages/MessagesPanel.tsx';
import { PhotosPanel } from '../features/photos/PhotosPanel.tsx';
import { HearPanel } from '../features/risk/HearPanel.tsx';
import { RiskPanel } from '../features/risk/RiskPanel.tsx';
import { Timeline } from '../features/timeline/Timeline.tsx';
import { StillButton } from '../features/video-call/StillButton.tsx';
import { VideoCall } from '../features/video-call/VideoCall.tsx';
import { RecordingPanel } from '../features/video-recording/RecordingPanel.tsx';
import { VitalsMonitor } from '../features/vitals-monitor/VitalsMonitor.tsx';
import { ecgHref } from '../lib/route.ts';
import { useReadable } from '../lib/useReadable.ts';
import { PartBoundary } from '../ui/PartBoundary.tsx';
import { isInConsult } from './patientDesk.ts';
import type { OpenPatientProps } from './PatientScreen.tsx';
import styles from './PatientScreen.module.css';
import { sampleProbe } from './probe.ts';

const css = classesOf(styles);

/** What moves: picture, sound and ECG. */
export function LiveParts({ patient, desk: { me, clock }, state, probe, onError }: OpenPatientProps) {
  const mayAsk = refusalOf(state.status, 'photo-asked', me.role) === null;
  const { axis } = patient;
  const onDrawn = useMemo(() => {
    const note = probe && sampleProbe(probe);
    return ({ capturedAt, drawnAt }: DrawnSample): void => {
      axis.ecgDrawn(capturedAt, drawnAt);
      note?.(capturedAt);
    };
  }, [axis, probe]);
  return (
    <div className={css('live')}>
      <PartBoundary onError={onError}>
        <VideoCall
          model={patient.call}
          mayTalk={me.role === 'cardiologist'}
          isJoined={isInConsult(state, me)}
          consultants={state.consultants}
          ownId={me.id}
          still={mayAsk && <StillButton model={patient.still} asked={state.photoAsked} clock={clock} />}
          patientHears={state.patientHears}
        />
      </PartBoundary>
      <PartBoundary onError={onError}>
        <LiveEcg
          model={patient.ecg}
          source={state.ecgStreams.at(-1)?.source ?? null}
          sheetHref={ecgHref(state.caseId)}
          onDrawn={onDrawn}
        />
      </PartBoundary>
    </div>
  );
}

/** What is in the record. */
export function RecordParts(props: OpenPatientProps) {
  const { patient, desk, hospitals, state, destinations, onError } = props;
  const events = useReadable(patient.timeline);
  const { recorded } = patient;
  const openVideo = useCallback(
    (at: Instant, isBesideEcg: boolean) => {
      recorded.open(at, isBesideEcg ? 'beside-sheet' : 'over-patient');
    },
    [recorded],
  );
  return (
    <div className={css('record')}>
      <div className={css('column')}>
        <div className={css('vitals')}>
          <PartBoundary onError={onError}>
            <VitalsMonitor
              vitals={state.vitals}
              events={events}
              clock={desk.clock}
              actions={
                refusalOf(state.status, 'alert-limits-set', desk.me.role) === null && (
                  <LimitsButton limits={state.alertLimits} actions={patient.alerts} />
                )
              }
            />
          </PartBoundary>
        </div>
        <PartBoundary onError={onError}>
          <PhotosPanel photos={state.photos} load={patient.loadPhoto} />
        </PartBoundary>
        <PartBoundary onError={onError}>
          <MessagesPanel state={state} role={desk.me.role} actions={patient.messages} />
        </PartBoundary>
        <PartBoundary onError={onError}>
          <IntakeView intake={state.intake} events={events} />
        </PartBoundary>
        <PartBoundary onError={onError}>
          <HospitalRecordPanel
            state={state}
            model={patient.record}
            mayOpen={mayEver('hospital-record:open', desk.me.role)}
            sheetHref={ecgHref(state.caseId)}
          />
        </PartBoundary>
        <PartBoundary onError={onError}>
          <RecordingPanel state={state} model={patient.recorded} role={desk.me.role} />
        </PartBoundary>
        <PartBoundary onError={onError}>
          <Timeline
            state={state}
            events={events}
            hospitals={hospitals}
            onVideo={mayEver('video:play', desk.me.role) ? openVideo : null}
          />
        </PartBoundary>
      </div>
      <div className={css('column')}>
        <div className={css('risk')}>
          <PartBoundary onError={onError}>
            <GuidancePanel
              state={state}
              clock={desk.clock}
              actions={patient.guidance}
              mayAnswer={desk.me.role === 'cardiologist'}
            />
          </PartBoundary>
          <PartBoundary onError={onError}>
            <HearPanel
              state={state}
              me={desk.me}
              actions={patient.hear}
              mayJudge={refusalOf(state.status, 'hear-judged', desk.me.role) === null}
            />
          </PartBoundary>
          <PartBoundary onError={onError}>
            <RiskPanel risk={state.risk} events={events} clock={desk.clock} onError={onError} />
          </PartBoundary>
        </div>
        <PartBoundary onError={onError}>
          <DestinationList
            need={careNeedOf(state)}
            destinations={destinations}
            roads={useReadable(desk.capacity).roads}
          />
        </PartBoundary>
      </div>
    </div>
  );
}
