import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { ecgToPropose } from '@smart-triage/shared/domain/ecgRecording';
import { Button } from '@smart-triage/shared/ui/Button';
import { HandoverButton } from '@smart-triage/shared/ui/handover/HandoverButton';
import { ServerNotice } from '@smart-triage/shared/ui/ServerNotice';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallPanel } from '../features/call/CallPanel.tsx';
import { AroundDecision } from '../features/decision-banner/AroundDecision.tsx';
import { CrewDuty } from '../features/crew-duty/CrewDuty.tsx';
import { DecideStep } from '../features/decision-banner/DecideStep.tsx';
import { DecisionBanner } from '../features/decision-banner/DecisionBanner.tsx';
import { Disagree } from '../features/decision-banner/Disagree.tsx';
import { AnnounceButton } from '../features/decision-banner/HospitalWord.tsx';
import { LiveEcg } from '../features/ecg-capture/LiveEcg.tsx';
import { SourceChoice } from '../features/ecg-capture/SourceChoice.tsx';
import { DriveNowTakeover } from '../features/guidance/DriveNowTakeover.tsx';
import { GuidancePanel } from '../features/guidance/GuidancePanel.tsx';
import { CreatinineStep } from '../features/intake/CreatinineStep.tsx';
import { EcgReading } from '../features/intake/EcgReading.tsx';
import { ExamStep } from '../features/intake/ExamStep.tsx';
import { GateStep } from '../features/intake/GateStep.tsx';
import { MedicationStep } from '../features/intake/MedicationStep.tsx';
import { PatientStep } from '../features/intake/PatientStep.tsx';
import { RecordConsentPanel } from '../features/record-consent/RecordConsentPanel.tsx';
import { RiskFactorsStep } from '../features/intake/RiskFactorsStep.tsx';
import { StoryStep } from '../features/intake/StoryStep.tsx';
import { TroponinStep } from '../features/intake/TroponinStep.tsx';
import { UndoButton } from '../features/intake/UndoButton.tsx';
import { LostRecord } from '../features/lost-record/LostRecord.tsx';
import { MessageButton } from '../features/messages/MessageButton.tsx';
import { AskedPhoto, PhotoButton } from '../features/photos/PhotoButton.tsx';
import { RefusedChanges } from '../features/refused-changes/RefusedChanges.tsx';
import { StuckChanges } from '../features/refused-changes/StuckChanges.tsx';
import { RiskPanel } from '../features/risk/RiskPanel.tsx';
import { ScoreGlance } from '../features/risk/ScoreGlance.tsx';
import { NothingKept } from '../features/status-strip/NothingKept.tsx';
import { TabletStatus } from '../features/status-strip/TabletStatus.tsx';
import { ElectrodeNote } from '../features/twelve-lead/ElectrodeNote.tsx';
import { LeadQuality } from '../features/twelve-lead/LeadQuality.tsx';
import { MetSheet } from '../features/twelve-lead/MetSheet.tsx';
import { TwelveLeadPanel } from '../features/twelve-lead/TwelveLeadPanel.tsx';
import { VideoConsentPanel } from '../features/video-consent/VideoConsentPanel.tsx';
import { VitalsStep } from '../features/vitals/VitalsStep.tsx';
import { VitalsTiles } from '../features/vitals/VitalsTiles.tsx';
import { handoverRecordOf } from '../lib/case/handoverRecord.ts';
import { useSnapshot } from '../lib/useSnapshot.ts';
import type { CaseDesk } from './caseDesk.ts';
import styles from './CaseScreen.module.css';
import { ClosedCase } from './ClosedCase.tsx';
import type { Dependencies } from './dependencies.ts';
import { Settings } from './Settings.tsx';
import { progressOf, type StepId, STEPS } from './stepProgress.ts';
import { StepRail } from './StepRail.tsx';

export type CaseScreenProps = { desk: CaseDesk; deps: Dependencies; onLeave: () => void };

/** The one screen of an open case: status on top, steps left, ECG and the step in the middle, call and scores right. */
export function CaseScreen({ desk, deps, onLeave }: CaseScreenProps) {
  const { t } = useTranslation();
  const { models, record, monitor } = desk;
  const view = useSnapshot(record.state);
  const [step, setStep] = useState<StepId>(STEPS[0]);
  const [isEcgLarge, setIsEcgLarge] = useState(false);
  const clock = deps.serverClock;
  // By what the server says: until it has the end of the case, a decision may still come.
  const isClosed = isOver(view?.confirmed?.status ?? 'opened');
  return (
    <div className={styles['screen']}>
      <div className={styles['status']}>
        <TabletStatus model={models.status} view={record.state} clock={clock} />
      </div>
      <div className={styles['notices']}>
        <DriveNowTakeover
          model={models.guidance}
          hospitals={deps.hospitals()}
          ecg={<MetSheet model={models.twelveLead} />}
          announce={<AnnounceButton model={models.crewFacts} />}
        />
        {!isClosed && (
          <DecisionBanner
            model={models.decision}
            objection={<Disagree model={models.crewFacts} />}
            announce={<AnnounceButton model={models.crewFacts} />}
          />
        )}
        {view && <ClosedCase view={view} onLeave={onLeave} />}
      </div>
      <div className={styles['rail']}>
        <StepRail current={step} progress={progressOf(view)} onChoose={setStep} />
      </div>
      <div className={styles['watch']} data-large={isEcgLarge}>
        <LiveEcg
          model={models.capture}
          monitor={monitor}
          isLarge={isEcgLarge}
          onResize={setIsEcgLarge}
          note={<ElectrodeNote model={models.twelveLead} />}
        />
        <VitalsTiles model={models.vitals} clock={clock} />
      </div>
      <main className={styles['work']}>
        {/* Its own for each step, so that each begins at its top. */}
        <div key={step} className={styles['step']}>
          <Step step={step} desk={desk} deps={deps} />
        </div>
        <div className={styles['foot']}>
          <Settings store={deps.preferences} />
          <UndoButton model={models.intake} />
          <CrewDuty duty={deps.duty} />
          <NextStep step={step} onChoose={setStep} />
        </div>
      </main>
      <aside className={styles['side']} aria-label={t('app.side')}>
        <div className={styles['panels']}>
          <CallPanel model={models.call} clock={clock} asked={<AskedPhoto model={models.photos} />}>
            <PhotoButton model={models.photos} />
            <MessageButton model={models.messages} />
          </CallPanel>
          <GuidancePanel model={models.guidance} />
          <RiskPanel model={models.risk} clock={clock} />
        </div>
        <Notices desk={desk} deps={deps} />
        <ScoreGlance model={models.risk} />
      </aside>
    </div>
  );
}

/** What came up by itself. It takes its place from the panels above it, which scroll: the ECG stays whole, and the keys where the hand is, which would otherwise press the wrong one, or none. */
function Notices({ desk: { record, models }, deps }: Pick<CaseScreenProps, 'desk' | 'deps'>) {
  return (
    <div className={styles['news']}>
      <NothingKept model={models.status} />
      <ServerNotice state={useSnapshot(deps.serverState)} at="tablet" />
      <LostRecord
        wasLost={record.wasLost}
        onDismiss={() => {
          record.dismissLost();
        }}
      />
      <RefusedChanges
        outbox={deps.outbox.state}
        caseId={record.caseId}
        onDismiss={() => {
          deps.outbox.dismissRefused();
        }}
      />
      <StuckChanges
        outbox={deps.outbox.state}
        caseId={record.caseId}
        onGiveUp={() => void deps.outbox.giveUpStuck()}
      />
    </div>
  );
}

/** Where the thumb is when a step is done; any other order is a tap on the rail. */
function NextStep({ step, onChoose }: { step: StepId; onChoose: (step: StepId) => void }) {
  const { t } = useTranslation();
  const next = STEPS[STEPS.indexOf(step) + 1];
  if (!next) return null;
  return (
    <Button
      onClick={() => {
        onChoose(next);
      }}
    >
      {t('intake.next', { step: t(`step.${next}`) })}
    </Button>
  );
}

function Step({ step, desk, deps }: { step: StepId } & Pick<CaseScreenProps, 'desk' | 'deps'>): ReactNode {
  const { intake, vitals, capture, twelveLead, decision, crewFacts, recordConsent, videoConsent } =
    desk.models;
  const clock = deps.serverClock;
  const view = useSnapshot(desk.record.state);
  switch (step) {
    case 'patient':
      return (
        <>
          <PatientStep model={intake} clock={clock} />
          <RecordConsentPanel model={recordConsent} />
          <VideoConsentPanel model={videoConsent} />
        </>
      );
    case 'gate':
      return <GateStep model={intake} />;
    case 'story':
      return <StoryStep model={intake} />;
    case 'vitals':
      return (
        <>
          <VitalsStep model={vitals} />
          <ExamStep model={intake} />
        </>
      );
    case 'ecg':
      return (
        <>
          <SourceChoice model={capture} />
          <TwelveLeadPanel model={twelveLead} clock={clock} />
          <LeadQuality model={twelveLead} />
          <EcgReading model={intake} proposed={view && ecgToPropose(view.ecg)} />
        </>
      );
    case 'riskFactors':
      return (
        <>
          <RiskFactorsStep model={intake} />
          <MedicationStep model={intake} />
        </>
      );
    case 'troponin':
      return (
        <>
          <TroponinStep model={intake} clock={clock} memory={deps.assayMemory} />
          <CreatinineStep model={intake} />
        </>
      );
    case 'decide':
      return (
        <>
          <AroundDecision model={crewFacts} decision={decision} clock={clock}>
            <DecideStep model={decision} />
            <Disagree model={crewFacts} />
          </AroundDecision>
          {view && (
            <HandoverButton
              record={handoverRecordOf(view)}
              hospitals={deps.hospitals()}
              onCheck={crewFacts.checkHandover}
            />
          )}
        </>
      );
  }
}
