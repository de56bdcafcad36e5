import { CrewNumberSchema, PinSchema } from '@smart-triage/shared/domain/crewDuty';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Button } from '@smart-triage/shared/ui/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyKeeper } from '../../lib/crew/dutyKeeper.ts';
import { problemOf } from '../../lib/problemOf.ts';
import { NumberPad } from '../../ui/NumberPad.tsx';
import type { PadKey } from '../../ui/padText.ts';
import styles from './CrewDuty.module.css';

const LONGEST = { number: 8, pin: 6 };
type Field = keyof typeof LONGEST;

/** The number on the badge, then the PIN: with gloves, on the same keys as every other number. */
export function PinEntry({ duty, onDone }: { duty: DutyKeeper; onDone: () => void }) {
  const { t } = useTranslation();
  const [field, setField] = useState<Field>('number');
  const [typed, setTyped] = useState({ number: '', pin: '' });
  const [problem, setProblem] = useState<ErrorCode | 'busy' | null>(null);
  const isComplete =
    CrewNumberSchema.safeParse(typed.number).success && PinSchema.safeParse(typed.pin).success;
  const submit = async (): Promise<void> => {
    setProblem('busy');
    try {
      await duty.signIn(typed.number, typed.pin);
      onDone();
    } catch (error) {
      setProblem(problemOf(error));
      setTyped({ ...typed, pin: '' });
    }
  };
  return (
    <div className={styles['entry']}>
      <div className={styles['fields']}>
        {(['number', 'pin'] as const).map((name) => (
          <Button
            key={name}
            aria-pressed={field === name}
            variant={field === name ? 'primary' : 'quiet'}
            onClick={() => {
              setField(name);
            }}
          >
            {`${t(`duty.${name}`)}: ${name === 'pin' ? '•'.repeat(typed.pin.length) : typed.number}`}
          </Button>
        ))}
      </div>
      <NumberPad
        label={t(`duty.${field}`)}
        decimals={false}
        onKey={(key) => {
          setTyped({ ...typed, [field]: digitsAfter(typed[field], key, LONGEST[field]) });
        }}
      >
        {field === 'number' && (
          <Button
            onClick={() => {
              setField('pin');
            }}
          >
            {t('duty.next')}
          </Button>
        )}
        <Button
          variant="primary"
          aria-busy={problem === 'busy'}
          refusal={isComplete ? undefined : t('duty.incomplete')}
          onClick={() => void submit()}
        >
          {t('duty.signIn')}
        </Button>
      </NumberPad>
      {problem !== null && problem !== 'busy' && <p role="alert">{t(`duty.problem.${kindOf(problem)}`)}</p>}
    </div>
  );
}

/** A leading zero counts: these are signs, not a quantity. */
function digitsAfter(text: string, key: PadKey, longest: number): string {
  if (key === 'delete') return text.slice(0, -1);
  return key === 'decimal' || text.length === longest ? text : text + key;
}

function kindOf(code: ErrorCode): 'wrong' | 'wait' | 'other' {
  if (code === ErrorCode.NotSignedIn) return 'wrong';
  return code === ErrorCode.TooMany ? 'wait' : 'other';
}
