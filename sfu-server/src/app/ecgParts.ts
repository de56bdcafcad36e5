import { EcgWindows } from '@smart-triage/shared/ecg/ecgWindows';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseService } from '../cases/caseService.ts';
import { EcgIngest } from '../ecg/ecgIngest.ts';
import { EcgRecorder } from '../ecg/ecgRecorder.ts';
import { EcgVerifier } from '../ecg/ecgVerifier.ts';
import { HandMeasurer } from '../ecg/handMeasurer.ts';
import { LiveAnalysis } from '../ecg/liveAnalysis.ts';
import { WatchedNews } from '../ecg/watchedNews.ts';
import { createStoredWindow } from '../ecg/storedWindow.ts';
import type { InferenceService } from '../inference/inferenceService.ts';
import type { Meters } from '../metrics/meters.ts';
import { audience, type Notifier } from '../signaling/notifier.ts';
import type { EcgStore } from '../store/ecgStore.ts';
import type { Faults } from './faults.ts';

type EcgPartsDeps = {
  cases: CaseService;
  store: EcgStore;
  inference: InferenceService;
  notifier: Notifier;
  meters: Pick<Meters, 'ecgStored'>;
  faults: Faults;
  clock: Clock;
};

export type EcgParts = ReturnType<typeof createEcgParts>;

/** The way of the ECG: taken in and acknowledged, told on, analysed while it runs, set apart, and looked at again. */
export function createEcgParts(deps: EcgPartsDeps) {
  const { cases, store, inference, notifier, meters, faults, clock } = deps;
  const windows = new EcgWindows(clock);
  const watched = new WatchedNews({
    isWatched: (caseId) => notifier.listeners([audience.ecg(caseId)]).size > 0,
    tell: (caseId) => {
      notifier.notify(audience.crew(caseId), 'ecg:watched', { caseId });
    },
    nowMs: () => performance.now(),
  });
  const ingest = new EcgIngest({
    store,
    findCase: (caseId) => cases.directory.find(caseId),
    onAcknowledged: (caseId, acknowledgement) => {
      notifier.notify(audience.crew(caseId), 'ecg:acknowledged', {
        ...acknowledgement,
        ranges: acknowledgement.ranges.map(([first, last]) => [first, last]),
      });
    },
    onStored: (caseId, frames) => {
      meters.ecgStored(frames);
      windows.add(frames);
      watched.stored(caseId);
      verifier.look(cases.directory.find(caseId));
      notifier.notify(audience.ecg(caseId), 'ecg:received', {
        caseId,
        frames: packFrames(frames.map(({ bytes }) => bytes)),
      });
    },
    onHead: (caseId, head) => {
      notifier.notifyIfFree(audience.ecg(caseId), 'ecg:ahead', { caseId, head });
    },
  });
  const stored = createStoredWindow(ingest, store);
  const measurer = new HandMeasurer({ stored, inference });
  const recorder = new EcgRecorder({
    ...{ windows, stored, clock, inference },
    onError: faults.report('the learned model could not be run on a 12-lead ECG'),
  });
  const verifier = new EcgVerifier({
    cases: () => cases,
    recorder,
    // It is looked at when samples come again, or at the next start.
    onError: faults.reportUnlessStoreIsAway('an ECG that a tablet analysed could not be looked at'),
  });
  const live = new LiveAnalysis({
    ...{ cases, windows, recorder, inference },
    onAnalysed: (result) => {
      notifier.notify(audience.case(result.caseId), 'ecg:analysed', result);
    },
    onError: faults.report('the live ECG could not be analysed'),
  });
  return { ingest, measurer, recorder, verifier, live };
}
