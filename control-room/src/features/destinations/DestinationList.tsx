import {
  type CareNeed,
  type Fitness,
  type RankedDestination,
  type RankReason,
  rankReasons,
} from '@smart-triage/shared/domain/destinations';
import type { Roads } from '@smart-triage/shared/domain/roads';
import { Badge, type BadgeTone } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useEtaWords } from '../../lib/useEtaWords.ts';
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

type DestinationListProps = {
  need: CareNeed;
  destinations: readonly RankedDestination[];
  /** What estimates go by. */
  roads: Roads;
};

/** Every hospital of the region for this patient, the most suitable first, with why it stands where it does. It proposes; the decision is made in its own sheet. */
export function DestinationList({ need, destinations, roads }: DestinationListProps) {
  const { t } = useTranslation();
  const { number } = useFormat();
  const ranks = rankReasons(need, destinations);
  return (
    <Panel
      title={t('destinations.title')}
      state={<span className={css('reasons')}>{t(`destinations.need.${need}`)}</span>}
    >
      <ol className={css('list')}>
        {destinations.map((destination, index) => (
          <Row key={destination.hospital.id} destination={destination} rank={ranks[index]} />
        ))}
      </ol>
      <p className={css('reasons')}>{t('destinations.note')}</p>
      <details className={css('reasons')}>
        <summary>{t('destinations.basis.title')}</summary>
        <p>
          {t('destinations.basis.text', { detour: number(roads.detour, 3), speed: number(roads.kmPerHour) })}
        </p>
      </details>
    </Panel>
  );
}

function Row({ destination, rank }: { destination: RankedDestination; rank: RankReason | undefined }) {
  const { t } = useTranslation();
  const reasonsOf = useReasonWords();
  const etaWords = useEtaWords();
  const { hospital, fitness, eta } = destination;
  return (
    <li className={css('row')}>
      <strong>{t('destinations.row', hospital)}</strong>
      <span className={css('eta')}>{etaWords(eta)}</span>
      <Badge tone={TONE[fitness]}>{t(`destinations.fitness.${fitness}`)}</Badge>
      <span className={css('reasons')}>{reasonsOf(destination)}</span>
      {rank && (
        <span className={css('reasons')}>
          {t(`destinations.rank.${rank.why}`, { than: rank.than?.name ?? '' })}
        </span>
      )}
    </li>
  );
}
