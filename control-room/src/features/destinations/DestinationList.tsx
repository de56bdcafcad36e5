import type { Fitness, RankedDestination } from '@smart-triage/shared/domain/destinations';
import { Badge, type BadgeTone } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useReasonWords } from '../../lib/useReasonWords.ts';
import styles from './DestinationList.module.css';

const css = classesOf(styles);

/** Alarm colours are for alarms: a closed hospital says so in a word. */
const TONE: Record<Fitness, BadgeTone> = {
  fit: 'done',
  unsure: 'stale',
  strained: 'waiting',
  closed: 'neutral',
  unable: 'neutral',
};

/** Every hospital of the region for this patient, the most suitable first. It proposes; the decision is made in its own sheet. */
export function DestinationList({ destinations }: { destinations: readonly RankedDestination[] }) {
  const { t } = useTranslation();
  const reasonsOf = useReasonWords();
  return (
    <Panel title={t('destinations.title')}>
      <ol className={css('list')}>
        {destinations.map((destination) => (
          <li key={destination.hospital.id} className={css('row')}>
            <strong>{t('destinations.row', destination.hospital)}</strong>
            <Badge tone={TONE[destination.fitness]}>{t(`destinations.fitness.${destination.fitness}`)}</Badge>
            <span className={css('reasons')}>{reasonsOf(destination)}</span>
          </li>
        ))}
      </ol>
      <p className={css('reasons')}>{t('destinations.note')}</p>
    </Panel>
  );
}
