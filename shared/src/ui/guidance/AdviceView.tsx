import { useTranslation } from 'react-i18next';
import type { Advice, AdviceChange, Gate } from '../../domain/guidance.ts';
import type { LatestVitals } from '../../domain/vitals.ts';
import { classesOf } from '../classesOf.ts';
import { useFormat } from '../i18n/useFormat.ts';
import type { Words } from '../words.ts';
import { GateView } from './GateView.tsx';
import styles from './guidance.module.css';
import { inputListWords } from './guidanceWords.ts';

const css = classesOf(styles);

export type AdviceViewProps = { gate: Gate; advice: Advice; vitals: LatestVitals };

/** What comes before every score: the gate, then one sentence with its reasons and what would change it. */
export function AdviceView({ gate, advice, vitals }: AdviceViewProps) {
  const { t } = useTranslation('shared');
  const words: Words = { t, format: useFormat() };
  return (
    <section
      className={css('guidance')}
      aria-label={t('advice.title')}
      data-testid="advice"
      data-code={advice.code}
    >
      <GateView gate={gate} vitals={vitals} />
      <div role={gate.verdict === 'positive' ? 'alert' : 'status'}>
        <h3 className={css('sentence', gate.verdict === 'positive' && 'urgent')}>
          {gate.verdict === 'positive' && <span aria-hidden>*** </span>}
          {t(`advice.code.${advice.code}`)}
        </h3>
        <p>
          {t('advice.why')}: {advice.reasons.map((reason) => t(`advice.reason.${reason}`)).join('; ')}
        </p>
      </div>
      {advice.changes.length > 0 && (
        <details>
          <summary className={css('summary')}>{t('advice.change')}</summary>
          <ul className={css('list')}>
            {advice.changes.map((change) => (
              <li key={`${change.change}-${change.inputs.join()}`}>{changeWords(change, words)}</li>
            ))}
          </ul>
        </details>
      )}
      <p className={css('notice')}>{t('advice.notice')}</p>
    </section>
  );
}

function changeWords({ change, inputs, at }: AdviceChange, words: Words): string {
  return words.t(`advice.changes.${change}`, {
    inputs: inputListWords(inputs, words),
    time: at === null ? '' : words.format.time(at),
  });
}
