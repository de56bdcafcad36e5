import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberPad } from '../../ui/NumberPad.tsx';
import { type PadKey } from '../../ui/padText.ts';
import styles from './intake.module.css';
import { SinceOnset } from './SinceOnset.tsx';
import { lastTimeAt } from './symptomOnset.ts';

const DIGITS = 4;

export type OnsetTimeProps = {
  clock: Clock;
  value: Instant | null;
  now: Instant;
  onChange: (value: Instant) => void;
};

/** The time of day that somebody names, on the same keys as every other number: the system's own picker speaks the system's language, and is made for a bare finger. */
export function OnsetTime({ clock, value, now, onChange }: OnsetTimeProps) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  const close = () => {
    setIsOpen(false);
  };
  const words = value === null ? t('intake.onset.clock') : time(value);
  return (
    <>
      <Button
        aria-label={`${t('intake.onset.time')} ${words}`}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {words}
      </Button>
      {isOpen && (
        <Dialog title={t('intake.onset.time')} onClose={close}>
          <TimeKeys
            clock={clock}
            now={now}
            onTime={(onset) => {
              onChange(onset);
              close();
            }}
          />
        </Dialog>
      )}
    </>
  );
}

type TimeKeysProps = { clock: Clock; now: Instant; onTime: (onset: Instant) => void };

function TimeKeys({ clock, now, onTime }: TimeKeysProps) {
  const { t } = useTranslation();
  const [digits, setDigits] = useState('');
  const onset = lastTimeAt(`${digits.slice(0, 2)}:${digits.slice(2)}`, clock);
  return (
    <div className={styles['padColumn']}>
      <p className={styles['padValue']}>
        <output aria-label={t('intake.onset.time')}>{shown(digits)}</output>
        <span role="status">{onset !== null && <SinceOnset onset={onset} now={now} />}</span>
      </p>
      <NumberPad
        label={t('pad.keysFor', { field: t('intake.onset.time') })}
        decimals={false}
        onKey={(key) => {
          setDigits(digitsAfter(digits, key));
        }}
      >
        <Button
          variant="primary"
          refusal={onset === null ? t('intake.onset.keyTime') : undefined}
          onClick={() => {
            if (onset !== null) onTime(onset);
          }}
        >
          {t('pad.record')}
        </Button>
      </NumberPad>
    </div>
  );
}

/** A leading zero counts: "0715" is a quarter past seven. */
function digitsAfter(digits: string, key: PadKey): string {
  if (key === 'delete') return digits.slice(0, -1);
  return key === 'decimal' || digits.length === DIGITS ? digits : digits + key;
}

/** What is keyed in so far, at its place. */
function shown(digits: string): string {
  const filled = digits.padEnd(DIGITS, '–');
  return `${filled.slice(0, 2)}:${filled.slice(2)}`;
}
