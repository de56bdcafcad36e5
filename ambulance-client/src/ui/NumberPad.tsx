import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './NumberPad.module.css';
import { type PadKey, PAD_DIGITS } from './padText.ts';

export type NumberPadProps = {
  label: string;
  /** Whether a decimal sign can be entered. */
  decimals: boolean;
  onKey: (key: PadKey) => void;
  disabled?: boolean;
  /** Beside the digits, under "delete": what is done with the number. The last one is the tallest and at the thumb. */
  children: ReactNode;
};

/** Keys for a gloved hand, so that no number is typed on a small keyboard in a moving car. */
export function NumberPad({ label, decimals, onKey, disabled = false, children }: NumberPadProps) {
  const { t } = useTranslation();
  const press = (key: PadKey, name: string, text: string) => (
    <button
      key={key}
      type="button"
      className={styles['key']}
      aria-label={name}
      disabled={disabled}
      onClick={() => {
        onKey(key);
      }}
    >
      {text}
    </button>
  );
  return (
    <div className={styles['pad']} role="group" aria-label={label}>
      <div className={styles['digits']}>
        {PAD_DIGITS.map((digit) => press(digit, digit, digit))}
        {decimals ? press('decimal', t('pad.decimal'), t('pad.decimalSign')) : <span />}
        {press('0', '0', '0')}
        {press('delete', t('pad.delete'), '⌫')}
      </div>
      <div className={styles['side']}>{children}</div>
    </div>
  );
}
