import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import styles from './Decision.module.css';
import type { DecisionFact } from './decisionFactList.ts';

const css = classesOf(styles);

export function DecisionFacts({ facts }: { facts: readonly DecisionFact[] }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  return (
    <ul className={css('facts')} aria-label={t('decision.facts')} aria-live="polite">
      {facts.map(({ fact, at, by, askedAt }) => (
        <li key={fact}>
          {/* No tick for a crew that does not agree: somebody has to act on it. */}
          <Badge tone={at === null || fact === 'disagreed' ? 'waiting' : 'done'}>
            {at === null
              ? t(`decision.fact.${fact}.not`, { by })
              : t(`decision.fact.${fact}.at`, { by, time: time(at), askedAt: askedAt && time(askedAt) })}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
