import { ReasonForm } from '@smart-triage/shared/ui/guidance/ReasonForm';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { CrewFactsModel } from './crewFactsModel.ts';
import styles from './decision.module.css';

const WHY_ANY = ['changed', 'seen', 'patient'] as const;
/** What a crew says most, by what was decided. */
const WHY = {
  transport: [...WHY_ANY, 'destination'],
  'stay-home': [...WHY_ANY, 'home'],
  other: WHY_ANY,
} as const;

/** [DC6] The crew stands beside the patient, and may say no. Folded, so that nobody does by mistake. */
export function Disagree({ model }: { model: CrewFactsModel }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { decision, known, onTheWay, closed } = useSnapshot(model);
  if (!decision) return null;
  if (onTheWay.includes('decision:disagree')) return <p role="status">{t('disagree.onTheWay')}</p>;
  if (known.disagreement) {
    const { reason, at } = known.disagreement;
    return <p role="status">{t('disagree.recorded', { reason, time: time(at) })}</p>;
  }
  if (closed.includes('decision:disagree')) return null;
  return (
    // Its own for each decision: what was written against one is not said of the next.
    <details key={decision.id} className={styles['disagree']}>
      <summary>{t('disagree.title')}</summary>
      <ReasonForm
        label={t('disagree.reason')}
        choices={WHY[decision.disposition.kind].map((why) => t(`disagree.why.${why}`))}
        hint={t('disagree.hint')}
        send={t('disagree.send')}
        onSend={model.disagree}
      />
    </details>
  );
}
