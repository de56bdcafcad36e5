import { type Troponin, TROPONIN_ASSAYS } from '@smart-triage/shared/domain/troponin';
import { Button } from '@smart-triage/shared/ui/Button';
import { readNumber } from '@smart-triage/shared/ui/numberEntry.ts';
import { useNumberWords } from '@smart-triage/shared/ui/useNumberWords.ts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberPad } from '../../ui/NumberPad.tsx';
import { afterKey, withoutOpenDecimal } from '../../ui/padText.ts';
import styles from './intake.module.css';
import { belowDetection, refusalOfTroponin, TROPONIN_LIMITS, type TroponinDraft } from './troponinDraft.ts';

const UNIT = 'ng/L';
/** A limit is said in whole ones, whatever the device reports. */
const SAID_LIMITS = { ...TROPONIN_LIMITS, decimals: 0 };

export type TroponinValueProps = {
  draft: TroponinDraft;
  isClosed: boolean;
  onChange: (changes: Partial<TroponinDraft>) => void;
  onRecord: (troponin: Troponin) => void;
};

/** The value with its keys: what a device finds mostly by one tap, anything else by a press of its own, and something rare by a second one. */
export function TroponinValue({ draft, isClosed, onChange, onRecord }: TroponinValueProps) {
  const { t } = useTranslation();
  const { range, usual, question } = useNumberWords(SAID_LIMITS, UNIT);
  const [askedFor, setAskedFor] = useState<string | null>(null);
  const entry = readNumber(withoutOpenDecimal(draft.text), TROPONIN_LIMITS);
  const value = entry.kind === 'accepted' ? entry.value : null;
  const doubt = value === null ? null : question(value);
  const isAsked = doubt !== null && askedFor === draft.text;
  const refusal = entry.kind === 'refused' ? 'out-of-range' : refusalOfTroponin(draft, value);
  const { assay, comparator, sampledAt } = draft;
  const closed = isClosed ? t('intake.closedShort') : undefined;
  const hint = entry.kind === 'refused' ? t('pad.outOfRange', { range }) : t('pad.usual', { usual });
  return (
    <div className={styles['padColumn']}>
      <p className={styles['padValue']}>
        <span>{t('intake.troponin.value')}</span>
        <span>
          <output aria-label={t('intake.troponin.value')}>
            {comparator === '=' ? '' : comparator} {draft.text === '' ? '–' : draft.text}
          </output>{' '}
          {UNIT}
        </span>
      </p>
      <NumberPad
        label={t('pad.keysFor', { field: t('intake.troponin.value') })}
        decimals
        disabled={isClosed}
        onKey={(key) => {
          onChange({ text: afterKey(draft.text, key) });
        }}
      >
        <Button
          refusal={closed}
          onClick={() => {
            onRecord(belowDetection(assay, sampledAt));
          }}
        >
          {t('intake.troponin.below', { limit: TROPONIN_ASSAYS[assay].limitOfDetectionNgL })}
        </Button>
        <Button
          variant="primary"
          refusal={closed ?? (refusal ? t(`intake.troponin.refusal.${refusal}`) : undefined)}
          onClick={() => {
            if (doubt !== null && !isAsked) setAskedFor(draft.text);
            else if (value !== null) onRecord({ assay, comparator, valueNgL: value, sampledAt });
          }}
        >
          {t(isAsked ? 'pad.confirm' : 'pad.record')}
        </Button>
      </NumberPad>
      <p className={styles['padNote']} role={isAsked ? 'alert' : 'status'}>
        {doubt ?? hint}
      </p>
    </div>
  );
}
