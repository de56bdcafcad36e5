import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnalysedEcg, EcgAnalysis } from '../../domain/ecgAnalysis.ts';
import type { Instant } from '../../time/instant.ts';
import { AgeText } from '../AgeText.tsx';
import { Badge } from '../Badge.tsx';
import { classesOf } from '../classesOf.ts';
import { useFormat } from '../i18n/useFormat.ts';
import type { Words } from '../words.ts';
import styles from './guidance.module.css';
import { ruleWords } from './guidanceWords.ts';

const css = classesOf(styles);

export type EcgFindingsProps = {
  title: string;
  analysis: EcgAnalysis;
  at: Instant;
  now: Instant;
  children?: ReactNode;
};

/** What the engine says of ten seconds of ECG, with their age. It never says "normal": only which criteria are met, or that they are not. */
export function EcgFindings({ title, analysis, at, now, children }: EcgFindingsProps) {
  const { t } = useTranslation('shared');
  return (
    <section className={css('guidance')} aria-label={title} data-testid="ecg-findings">
      <h4 className={css('title')}>
        {title} <AgeText measuredAt={at} now={now} />
      </h4>
      {analysis.kind === 'analysed' ? (
        <Analysed analysis={analysis} />
      ) : (
        <p>
          <Badge tone="stale">{t('ecgFindings.notAnalysable')}</Badge>{' '}
          {analysis.reasons.map((reason) => t(`ecgFindings.reasons.${reason}`)).join(', ')}
        </p>
      )}
      {children}
    </section>
  );
}

function Analysed({ analysis }: { analysis: AnalysedEcg }) {
  const { t } = useTranslation('shared');
  const words: Words = { t, format: useFormat() };
  const met = analysis.rules.filter(({ outcome }) => outcome === 'met');
  return (
    <>
      <p>{numbersOf(analysis, words).join(' · ')}</p>
      {!analysis.quality.isComplete && <Badge tone="stale">{t('ecgFindings.incomplete')}</Badge>}
      {met.length === 0 ? (
        <p>{t('ecgFindings.noRuleMet')}</p>
      ) : (
        <ul className={css('list')} aria-label={t('ecgFindings.rulesMet')}>
          {met.map((result) => (
            <li key={result.rule}>
              <Badge tone={result.weight === 'gate' ? 'alarm-high' : 'alarm-medium'}>
                {ruleWords({ rules: [result] }, words)}
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function numbersOf({ intervals, rhythm, leads }: AnalysedEcg, { t, format }: Words): string[] {
  const ms = (name: string, value: number | null | undefined) =>
    typeof value === 'number' ? [`${name} ${format.withUnit(value, 'ms')}`] : [];
  const largest = Object.entries(leads).reduce<[string, number] | null>(
    (most, [lead, { jMv }]) => (most && Math.abs(most[1]) >= Math.abs(jMv) ? most : [lead, jMv]),
    null,
  );
  return [
    `${t('ecgFindings.rate')} ${format.withUnit(intervals.heartRate, '/min')}`,
    t(`ecgFindings.rhythms.${rhythm}`),
    ...ms('PR', intervals.prMs),
    ...ms('QRS', intervals.qrsMs),
    ...ms('QTcF', intervals.qtcMs?.fridericia),
    ...(largest
      ? [
          `${t('ecgFindings.st')}: ${t('ecgFindings.stIn', { value: format.withUnit(largest[1], 'mV', 2), lead: largest[0] })}`,
        ]
      : []),
  ];
}
