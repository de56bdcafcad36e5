import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { dispositionWords } from '../../lib/words.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import styles from './Decision.module.css';
import { DecisionFacts } from './DecisionFacts.tsx';
import { type DecisionFact, decisionFacts } from './decisionFactList.ts';
import type { DecisionProgress } from './decisionModel.ts';
import type { DecisionSheetProps } from './DecisionSheet.tsx';

const css = classesOf(styles);

type DecisionOutcomeProps = DecisionSheetProps & { progress: Exclude<DecisionProgress, { kind: 'editing' }> };

/** After the hold: what was decided, and how far it has come. Sent, stored and seen are three facts. */
export function DecisionOutcome({ progress, state, hospitals, actions, clock }: DecisionOutcomeProps) {
  const { t } = useTranslation();
  const facts = decisionFacts(progress, state);
  return (
    <div className={css('fields')}>
      <section className={css('preview')}>
        <p className={css('previewWhat')}>{dispositionWords(progress.draft.disposition, hospitals, t)}</p>
        <p>{progress.draft.reason}</p>
      </section>
      <DecisionFacts facts={facts} />
      {progress.kind === 'sending' && <Sending sentAt={progress.sentAt} clock={clock} />}
      {progress.kind === 'uncertain' && (
        <Failure
          code={progress.code}
          action={
            <SendButton variant="primary" onClick={() => void actions.sendAgain()}>
              {t('decision.sendAgain')}
            </SendButton>
          }
        />
      )}
      {progress.kind === 'stored' && <AfterStored facts={facts} actions={actions} />}
    </div>
  );
}

function Sending({ sentAt, clock }: { sentAt: Instant; clock: Clock }) {
  const { t } = useTranslation();
  const now = useNow(clock, 1000);
  return (
    <p role="status">
      {t('decision.sending')} <AgeText measuredAt={sentAt} now={now} />
    </p>
  );
}

function AfterStored({
  facts,
  actions,
}: {
  facts: readonly DecisionFact[];
  actions: DecisionSheetProps['actions'];
}) {
  const { t } = useTranslation();
  const isReplaced = facts.some(({ fact }) => fact === 'replaced');
  return (
    <div className={css('after')}>
      <p className={css('quiet')}>{t(isReplaced ? 'decision.isReplaced' : 'decision.waitForCrew')}</p>
      <Button onClick={actions.startOver}>{t('decision.another')}</Button>
    </div>
  );
}
