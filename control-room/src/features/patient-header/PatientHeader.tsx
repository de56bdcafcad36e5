import { heardLater } from '@smart-triage/shared/domain/caseOpening';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { recordingSince } from '@smart-triage/shared/domain/videoRecording';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import type { Clock } from '@smart-triage/shared/time/clock';
import { ageMs, type Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { RecordingMark } from '@smart-triage/shared/ui/RecordingMark';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { etaMinutes, isStalePosition } from '../../lib/etaMinutes.ts';
import { OVERVIEW_HREF } from '../../lib/route.ts';
import { hospitalWords, patientWords } from '../../lib/words.ts';
import styles from './PatientHeader.module.css';

const css = classesOf(styles);

export type PatientHeaderProps = {
  state: CaseState;
  report: PositionReport | undefined;
  hospitals: readonly Hospital[];
  clock: Clock;
  actions: ReactNode;
  /** Under it, always with it. */
  children?: ReactNode;
};

/** Who this is, since when it hurts, where they are going, and what one may do. */
export function PatientHeader({ state, report, hospitals, clock, actions, children }: PatientHeaderProps) {
  const { t } = useTranslation();
  const keyOf = useKeyOf();
  const format = useFormat();
  const now = useNow(clock, 1000);
  const knownSince = heardLater(state.openedAt, state.knownSince);
  return (
    <header className={css('header')}>
      <a className={css('back')} href={OVERVIEW_HREF} {...keyOf('overview')}>
        {t('patient.back')}
      </a>
      <h1 className={css('who')}>{patientWords(state.intake, t)}</h1>
      <ul className={css('facts')}>
        <li>{t(`case.status.${state.status}`)}</li>
        <li>{useComplaint(state, now)}</li>
        <li>{t('patient.unit', { unit: state.unit })}</li>
        <li>{t('patient.since', { time: format.stopwatch(ageMs(state.openedAt, now)) })}</li>
        {knownSince !== null && <li>{t('patient.knownSince', { time: format.time(knownSince) })}</li>}
        {state.status !== 'handed-over' && (
          <li>{report ? <Eta report={report} hospitals={hospitals} now={now} /> : t('map.noPosition')}</li>
        )}
        {recordingSince(state.video) !== null && (
          <li>
            <RecordingMark video={state.video} />
          </li>
        )}
        {state.simulated && (
          <li>
            <Badge tone="simulated">{t('case.simulated')}</Badge>
          </li>
        )}
      </ul>
      <div className={css('actions')}>{actions}</div>
      {children}
    </header>
  );
}

function useComplaint({ intake }: CaseState, now: Instant): string {
  const { t } = useTranslation();
  if (intake.symptomOnset === undefined) return t('patient.onsetUnknown');
  const minutes = Math.floor(ageMs(intake.symptomOnset, now) / 60_000);
  return t('patient.onset', { hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

type EtaProps = { report: PositionReport; hospitals: readonly Hospital[]; now: Instant };

function Eta({ report, hospitals, now }: EtaProps) {
  const { t } = useTranslation();
  const minutes = etaMinutes(report, now);
  if (isStalePosition(report, now))
    return (
      <Badge tone="stale">
        {t('map.lastSeen')} <AgeText measuredAt={report.reportedAt} now={now} />
      </Badge>
    );
  if (report.destination === null || minutes === null) return t('map.noDestination');
  return t('map.eta', { destination: hospitalWords(hospitals, report.destination), minutes });
}
