import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import {
  careNeedOf,
  rankDestinations,
  type RankedDestination,
} from '@smart-triage/shared/domain/destinations';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import { mayEver } from '@smart-triage/shared/domain/permissions';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { AlertBar } from '../features/alerts/AlertBar.tsx';
import { BreakGlass } from '../features/break-glass/BreakGlass.tsx';
import { ConsultBar } from '../features/consult/ConsultBar.tsx';
import { DecisionButton } from '../features/decision/DecisionButton.tsx';
import { DecisionInForce } from '../features/decision/DecisionInForce.tsx';
import { PatientWishNote } from '../features/decision/PatientWishNote.tsx';
import { DecisionSheet } from '../features/decision/DecisionSheet.tsx';
import { outsideEcgsOf } from '../features/hospital-record/outsideEcgsOf.ts';
import { PatientHeader } from '../features/patient-header/PatientHeader.tsx';
import { ConsultButton } from '../features/video-call/ConsultButton.tsx';
import { PictureBeside } from '../features/video-recording/PictureBeside.tsx';
import { VitalsStrip } from '../features/vitals-monitor/VitalsStrip.tsx';
import { optionsFrom } from '../lib/destinationOptions.ts';
import { type CaseView, type EcgMoment, OVERVIEW_HREF } from '../lib/route.ts';
import { useReadable, useSelected } from '../lib/useReadable.ts';
import { Failure } from '../ui/Failure.tsx';
import type { Desk } from './desk.ts';
import { isInConsult, type PatientDesk } from './patientDesk.ts';
import { LiveParts, RecordParts } from './patientParts.tsx';
import styles from './PatientScreen.module.css';
import type { Probe } from './probe.ts';
import { useScoreProbe } from './useScoreProbe.ts';

const css = classesOf(styles);

export type PatientScreenProps = {
  patient: PatientDesk;
  desk: Desk;
  /** The ECG workstation instead of everything else. */
  view: CaseView;
  /** Where the workstation opens. */
  moment: EcgMoment | undefined;
  probe: Probe | null;
  onError: (error: unknown) => void;
};

/** What every part of an open patient's screen gets. */
export type OpenPatientProps = PatientScreenProps & {
  state: CaseState;
  hospitals: readonly Hospital[];
  destinations: readonly RankedDestination[];
};
type KnownPatientProps = Omit<OpenPatientProps, 'destinations'>;

/** Ranked from where the ambulance is now, on what is known now. */
function useDestinations({ desk, patient, state, hospitals }: KnownPatientProps) {
  const report = useSelected(desk.board, ({ positions }) => positions.get(patient.caseId));
  const { facts, roads } = useReadable(desk.capacity);
  const now = useNow(desk.clock, 10_000);
  return useMemo(
    () => rankDestinations(careNeedOf(state), optionsFrom(report, hospitals, facts, now, roads)),
    [state, report, hospitals, facts, now, roads],
  );
}

export function PatientScreen(props: PatientScreenProps) {
  const { t } = useTranslation();
  const state = useReadable(props.patient.state);
  const failure = useReadable(props.patient.failure);
  const hospitals = useReadable(props.desk.hospitals);
  if (state) return <OpenPatient {...props} state={state} hospitals={hospitals} />;
  if (failure === ErrorCode.NotPermitted && mayEver('glass:break', props.desk.me.role))
    return (
      <div className={css('waiting')}>
        <BreakGlass model={props.patient.glass} />
        <a href={OVERVIEW_HREF}>{t('patient.back')}</a>
      </div>
    );
  if (failure !== null)
    return (
      <div className={css('waiting')}>
        <Failure code={failure} action={<a href={OVERVIEW_HREF}>{t('patient.back')}</a>} />
      </div>
    );
  return (
    <p className={css('waiting')} role="status">
      {t('patient.loading')}
    </p>
  );
}

/** Loaded when it is opened: with the measuring engine it is larger than the rest of the page. */
const EcgWorkstation = lazy(async () => {
  const { EcgWorkstation: loaded } = await import('../features/ecg-workstation/EcgWorkstation.tsx');
  return { default: loaded };
});

function Workstation({ patient, state, desk, moment }: KnownPatientProps) {
  const { t } = useTranslation();
  const { opened } = useReadable(patient.record);
  const outside = useMemo(() => outsideEcgsOf(opened), [opened]);
  const mayNote = refusalOf(state.status, 'ecg-noted', desk.me.role) === null;
  const mayMeasure = refusalOf(state.status, 'ecg-measured', desk.me.role) === null;
  const mayWatch = mayEver('video:play', desk.me.role) && state.video.stretches.length > 0;
  return (
    <Suspense fallback={<p className={css('waiting')}>{t('workstation.loading')}</p>}>
      <EcgWorkstation
        archive={patient.archive}
        state={state}
        events={useReadable(patient.timeline)}
        writing={mayNote ? patient.notes : null}
        onMeasure={mayMeasure ? patient.measureEcg : null}
        me={desk.me}
        clock={desk.clock}
        outside={outside}
        moment={moment}
        pictureOf={
          mayWatch
            ? (at, onMoment) => (
                <PictureBeside state={state} model={patient.recorded} at={at} onMoment={onMoment} />
              )
            : null
        }
      />
    </Suspense>
  );
}

function OpenPatient(props: KnownPatientProps) {
  const { state, probe, view } = props;
  useScoreProbe(probe, state.risk);
  return view === 'ecg' ? <Workstation {...props} /> : <WholePatient {...props} />;
}

function WholePatient(known: KnownPatientProps) {
  const props = { ...known, destinations: useDestinations(known) };
  return (
    <div className={css('patient')}>
      <Header {...props} />
      <ConsultBar
        state={props.state}
        me={props.desk.me}
        duty={useReadable(props.desk.duty).duty}
        actions={props.desk.consults}
      />
      <DecisionInForce
        state={props.state}
        hospitals={props.hospitals}
        role={props.desk.me.role}
        announcing={props.patient.announcing}
        destinations={props.destinations}
        events={useReadable(props.patient.timeline)}
      />
      <PatientWishNote wish={props.state.patientWish} />
      <Alerts {...props} />
      <LiveParts {...props} />
      <RecordParts {...props} />
      <Sheet {...props} />
    </div>
  );
}

function Alerts({ patient, state, desk }: OpenPatientProps) {
  return (
    <AlertBar
      state={state}
      live={useSelected(patient.guidance, ({ live }) => live)}
      clock={desk.clock}
      actions={patient.alerts}
      mayAnswer={refusalOf(state.status, 'alert-acknowledged', desk.me.role) === null}
    />
  );
}

/** From the board, which hears of every ambulance; only what shows it is drawn again when it moves. */
function useReport({ desk, patient }: OpenPatientProps) {
  return useSelected(desk.board, ({ positions }) => positions.get(patient.caseId));
}

function Header(props: OpenPatientProps) {
  const { patient, state, hospitals, desk } = props;
  const { me, clock } = desk;
  return (
    <PatientHeader
      state={state}
      report={useReport(props)}
      hospitals={hospitals}
      clock={clock}
      actions={
        <>
          <ConsultButton
            state={state}
            role={me.role}
            isJoined={isInConsult(state, me)}
            model={patient.call}
          />
          <DecisionButton status={state.status} role={me.role} onOpen={patient.decision.open} />
        </>
      }
    >
      <VitalsStrip vitals={state.vitals} clock={clock} />
    </PatientHeader>
  );
}

function Sheet({ patient, state, hospitals, destinations, desk }: OpenPatientProps) {
  return (
    <DecisionSheet
      decision={useReadable(patient.decision)}
      actions={patient.decision}
      state={state}
      hospitals={hospitals}
      destinations={destinations}
      clock={desk.clock}
    />
  );
}
