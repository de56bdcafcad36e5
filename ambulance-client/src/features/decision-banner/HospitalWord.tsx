import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { CrewFactsModel } from './crewFactsModel.ts';
import styles from './decision.module.css';
import type { Decided } from './DecisionText.tsx';

/** [DC5] The hospital hears of the patient by one tap, as long as nobody has told it. [DC10] Without a link it hears nothing yet, and the crew is told to phone. */
export function AnnounceButton({ model }: { model: CrewFactsModel }) {
  const { t } = useTranslation();
  const { onTheWay, toAnnounce, isLinked } = useSnapshot(model);
  const hospital = toAnnounce?.hospital?.name ?? t('decision.hospital.theHospital');
  if (onTheWay.includes('hospital:announce'))
    return (
      <p role="status">
        {isLinked ? t('decision.hospital.onTheWay') : t('decision.hospital.waits', { hospital })}{' '}
        {!isLinked && <strong className={styles['phone']}>{toAnnounce?.hospital?.phone}</strong>}
      </p>
    );
  if (!toAnnounce) return null;
  return (
    <Button variant="primary" onClick={model.announce}>
      {t('decision.hospital.announce', { hospital })}
    </Button>
  );
}

/** [DC5] What the crew wants to know on the way: does the hospital know, and does it take the patient. */
export function HospitalWord({ state: { decision, announcement } }: { state: Decided }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (decision.disposition.kind !== 'transport') return null;
  if (!announcement) return t('decision.hospital.notTold');
  const { answer } = announcement;
  if (!answer) return t('decision.hospital.announced', { time: format.time(announcement.at) });
  const time = format.time(answer.at);
  return t(`decision.hospital.${answer.said.kind}`, { ...answer.said, time });
}
