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
          <Source finding={finding} />
        </li>
      ))}
    </ul>
  );
}

/** Titles stand as they were published; what they are to a criterion is said in the language of the screen. */
function Source({ finding }: { finding: GateFinding }) {
  const { t } = useTranslation('shared');
  const note = noteOf(finding);
  return (
    <span className={css('source')}>
      <span lang="en">{finding.source}</span>
      {note && `: ${t(`gate.sourceNote.${note}`)}`}
    </span>
  );
}

const NOTES: Partial<Record<GateFinding['criterion'], 'eachRule' | 'allThree' | 'exclusion'>> = {
  'ecg-criteria': 'eachRule',
  shock: 'allThree',
  'low-systolic-pressure': 'exclusion',
  'heart-rate': 'exclusion',
  'oxygen-saturation': 'exclusion',
  rhythm: 'exclusion',
};

/** Shock that the crew sees was not measured: nothing of it has to hold together. */
function noteOf({ criterion, values, missing }: GateFinding) {
  const isSeen = criterion === 'shock' && values.length === 0 && missing.length === 0;
  return isSeen ? undefined : NOTES[criterion];
}

function factsOf(finding: GateFinding, vitals: LatestVitals, words: Words): string[] {
  const { values, missing } = finding;
  return [
    ...values.map((value) => valueWords(value, vitals, words)),
    ...ruleWords(finding, words),
    ...(missing.length > 0 ? [words.t('gate.missing', { inputs: inputListWords(missing, words) })] : []),
  ];
}
