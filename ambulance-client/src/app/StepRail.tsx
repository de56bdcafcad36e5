import { useTranslation } from 'react-i18next';
import styles from './StepRail.module.css';
import { type StepId, type StepProgress, STEPS } from './stepProgress.ts';

export type StepRailProps = {
  current: StepId;
  progress: Record<StepId, StepProgress>;
  onChoose: (step: StepId) => void;
};

/** The steps, in any order: an empty ring, a dot when begun, a tick when complete. */
export function StepRail({ current, progress, onChoose }: StepRailProps) {
  const { t } = useTranslation();
  return (
    <nav className={styles['rail']} aria-label={t('step.rail')}>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>
            <button
              type="button"
              className={styles['step']}
              aria-current={step === current ? 'step' : undefined}
              onClick={() => {
                onChoose(step);
              }}
            >
              <Mark progress={progress[step]} />
              <span>{t(`step.${step}`)}</span>
              <span className={styles['hidden']}>{t(`step.progress.${progress[step]}`)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Mark({ progress }: { progress: StepProgress }) {
  return (
    <svg className={styles['mark']} viewBox="0 0 20 20" aria-hidden>
      <circle cx="10" cy="10" r="8" className={styles['ring']} data-progress={progress} />
      {progress === 'begun' && <circle cx="10" cy="10" r="4" className={styles['dot']} />}
      {progress === 'complete' && <path d="M5.5 10.5l3 3 6-7" className={styles['tick']} />}
    </svg>
  );
}
