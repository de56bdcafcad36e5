import { useTranslation } from 'react-i18next';
import styles from './NumberPad.module.css';
import { type PadKey, PAD_DIGITS } from './padText.ts';

export type NumberPadProps = {
  label: string;
  /** Whether a decimal sign can be entered. */
  decimals: boolean;
  onKey: (key: PadKey) => void;
  disabled?: boolean;
};

/** Keys for a gloved hand, so that no number is typed on a small keyboard in a moving car. */
export function NumberPad({ label, decimals, onKey, disabled = false }: NumberPadProps) {
  const { t } = useTranslation();
  const press = (key: PadKey, name: string, text: string, isShown = true) => (
    <button
      key={key}
      type="button"
      className={styles['key']}
      aria-label={name}
      disabled={disabled || !isShown}
      hidden={!isShown}
      onClick={() => {
        onKey(key);
      }}
    >
      {text}
    </button>
  );
  return (
    <div className={styles['pad']} role="group" aria-label={label}>
      {PAD_DIGITS.map((digit) => press(digit, digit, digit))}
      <span className={styles['gap']}>
        {press('decimal', t('pad.decimal'), t('pad.decimalSign'), decimals)}
      </span>
      {press('0', '0', '0')}
      {press('delete', t('pad.delete'), '⌫')}
    </div>
  );
}
