import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { Button } from '@smart-triage/shared/ui/Button';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import styles from './intake.module.css';
import { OnsetTime } from './OnsetTime.tsx';
import { SinceOnset } from './SinceOnset.tsx';
import { minutesBefore, ONSET_CHOICES_MINUTES, ONSET_STEP_MINUTES, shiftOnset } from './symptomOnset.ts';

const LOOK_EVERY_MS = 15_000;

export type OnsetChoiceProps = {
  clock: Clock;
  value: Instant | null;
  disabled: boolean;
  onChange: (value: Instant | null) => void;
};

/** When the symptoms began: as patients say it ("an hour ago"), then moved by quarters, or as a time of day. */
export function OnsetChoice({ clock, value, disabled, onChange }: OnsetChoiceProps) {
  const { t } = useTranslation();
  const now = useNow(clock, LOOK_EVERY_MS);
  return (
    <fieldset className={styles['onset']} disabled={disabled}>
      <legend className={styles['legend']}>
        {t('intake.field.symptomOnset')}{' '}
        <span className={styles['onsetAge']}>
          {value === null ? t('pad.notKnown') : <SinceOnset onset={value} now={now} />}
        </span>
      </legend>
      <div className={styles['chips']}>
        {ONSET_CHOICES_MINUTES.map((minutes) => (
          <button
            key={minutes}
            type="button"
            className={styles['chip']}
            onClick={() => {
              onChange(minutesBefore(clock.now(), minutes));
            }}
          >
            {minutes < 60
              ? t('intake.onset.minutesAgo', { count: minutes })
              : t('intake.onset.hoursAgo', { count: minutes / 60 })}
          </button>
        ))}
      </div>
      <div className={styles['onsetValue']}>
        <OnsetTime clock={clock} value={value} now={now} onChange={onChange} />
        {value !== null && (
          <>
            <Button
              aria-label={t('intake.onset.earlier', { count: ONSET_STEP_MINUTES })}
              onClick={() => {
                onChange(shiftOnset(value, -ONSET_STEP_MINUTES, clock.now()));
              }}
            >
              {t('intake.onset.earlierShort', { count: ONSET_STEP_MINUTES })}
            </Button>
            <Button
              aria-label={t('intake.onset.later', { count: ONSET_STEP_MINUTES })}
              onClick={() => {
                onChange(shiftOnset(value, ONSET_STEP_MINUTES, clock.now()));
              }}
            >
              {t('intake.onset.laterShort', { count: ONSET_STEP_MINUTES })}
            </Button>
            <Button
              aria-label={t('intake.onset.clear')}
              onClick={() => {
                onChange(null);
              }}
            >
              ✕
            </Button>
          </>
        )}
      </div>
    </fieldset>
  );
}
