import type { Readable } from '@smart-triage/shared/client/store';
import type { Clock } from '@smart-triage/shared/time/clock';
import { ageMs } from '@smart-triage/shared/time/instant';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { RecordingMark } from '@smart-triage/shared/ui/RecordingMark';
import { StatusStrip } from '@smart-triage/shared/ui/StatusStrip';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../lib/case/caseView.ts';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { factsOf } from './statusFacts.ts';
import type { StatusModel } from './statusModel.ts';

const LOOK_EVERY_MS = 1000;

export type TabletStatusProps = {
  model: StatusModel;
  view: Readable<CaseView | null>;
  /** The server's clock, on which the case was opened. */
  clock: Clock;
};

/** Who this is about, for how long, and how the link and the device really are: always in view. */
export function TabletStatus({ model, view, clock }: TabletStatusProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const status = useSnapshot(model);
  const facts = factsOf(status, {
    seconds: (seconds) => format.number(seconds, seconds < 10 ? 1 : 0),
    duration: format.stopwatch,
  }).map(({ id, key, values, tone }) => ({
    id,
    content: <Badge tone={tone}>{t(key, values ?? {})}</Badge>,
  }));
  return (
    <StatusStrip label={t('status.label')} start={<Subject view={view} clock={clock} />} facts={facts} />
  );
}

function Subject({ view, clock }: Pick<TabletStatusProps, 'view' | 'clock'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, LOOK_EVERY_MS);
  const current = useSnapshot(view);
  if (!current) return <span>{t('status.loading')}</span>;
  const { sex, ageYears } = current.intake;
  const known = [
    ...(sex === undefined ? [] : [t(`status.patient.${sex}`)]),
    ...(ageYears === undefined ? [] : [t('status.age', { years: ageYears })]),
  ];
  const patient = known.length > 0 ? known.join(', ') : t('status.patient.unknown');
  return (
    <>
      <span>{current.unit}</span>
      <span>{patient}</span>
      <span role="timer" aria-label={t('status.elapsed')}>
        {format.stopwatch(ageMs(current.openedAt, now))}
      </span>
      {current.simulated && <Badge tone="simulated">{t('status.simulated')}</Badge>}
      {current.confirmed && <RecordingMark video={current.confirmed.video} />}
      {current.confirmed === null && <Badge tone="waiting">{t('status.caseWaiting')}</Badge>}
    </>
  );
}
