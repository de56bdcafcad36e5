import { useTranslation } from 'react-i18next';
import type { Gate, GateFinding } from '../../domain/guidance.ts';
import type { LatestVitals } from '../../domain/vitals.ts';
import { Badge, type BadgeTone } from '../Badge.tsx';
import { classesOf } from '../classesOf.ts';
import { useFormat } from '../i18n/useFormat.ts';
import type { Words } from '../words.ts';
import styles from './guidance.module.css';
import { inputListWords, ruleWords, valueWords } from './guidanceWords.ts';

const css = classesOf(styles);

const TONE: Record<GateFinding['outcome'], BadgeTone> = {
  met: 'alarm-high',
  'not-known': 'stale',
  'not-met': 'done',
};

/** Every criterion of the gate with its values, limits and source; those that are met are always in view. */
export function GateView({ gate, vitals }: { gate: Gate; vitals: LatestVitals }) {
  const { t } = useTranslation('shared');
  const met = gate.findings.filter(({ outcome }) => outcome === 'met');
  return (
    <div>
      <h4 className={css('title')}>
        {t('gate.title')} {t(`gate.verdict.${gate.verdict}`)}
      </h4>
      {met.length > 0 && <Findings findings={met} vitals={vitals} />}
      <details>
        <summary className={css('summary')}>{t('gate.details')}</summary>
        <Findings findings={gate.findings} vitals={vitals} />
      </details>
    </div>
  );
}

function Findings({ findings, vitals }: { findings: readonly GateFinding[]; vitals: LatestVitals }) {
  const { t } = useTranslation('shared');
  const words: Words = { t, format: useFormat() };
  return (
    <ul className={css('list')}>
      {findings.map((finding) => (
        <li key={finding.criterion}>
          <Badge
            tone={
              finding.outcome === 'met' && finding.weight === 'hospital'
                ? 'alarm-medium'
                : TONE[finding.outcome]
            }
          >
            {t(`gate.outcome.${finding.outcome}`)}
          </Badge>{' '}
          <strong>{t(`gate.criterion.${finding.criterion}`)}</strong>{' '}
          {factsOf(finding, vitals, words).join('; ')}
          <span className={css('source')} lang="en">
            {finding.source}
          </span>
        </li>
      ))}
    </ul>
  );
}

function factsOf(finding: GateFinding, vitals: LatestVitals, words: Words): string[] {
  const { values, missing } = finding;
  return [
    ...values.map((value) => valueWords(value, vitals, words)),
    ...ruleWords(finding, words),
    ...(missing.length > 0 ? [words.t('gate.missing', { inputs: inputListWords(missing, words) })] : []),
  ];
}
