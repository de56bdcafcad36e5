import type { VitalSign } from '@smart-triage/shared/domain/vitals';
import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNumberWords } from '@smart-triage/shared/ui/useNumberWords.ts';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { NumberPad } from '../../ui/NumberPad.tsx';
import styles from './vitals.module.css';
import { ENTRY_ORDER, entryOf, limitsOf, type VitalsModel, type VitalsState } from './vitalsModel.ts';

/** Vital signs by number pad: choose a sign, key it in, go on, record all of them at once. */
export function VitalsStep({ model }: { model: VitalsModel }) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  const refusal = state.closed === null ? state.refusal : 'closed';
  return (
    <Panel title={t('step.vitals')}>
      <div className={styles['entry']}>
        <div className={styles['signs']}>
          {ENTRY_ORDER.map((sign) => (
            <SignButton key={sign} sign={sign} state={state} onSelect={model.select} />
          ))}
        </div>
        <div>
          <NumberPad
            label={t('pad.keysFor', { field: t(`vitals.name.${state.active}`) })}
            decimals={limitsOf(state.active).decimals > 0}
            disabled={state.closed !== null}
            onKey={model.press}
          >
            <Button onClick={model.next}>{t('vitals.next')}</Button>
            <Button
              variant="primary"
              onClick={model.record}
              refusal={refusal ? t(`vitals.refusal.${refusal}`) : undefined}
            >
              {t(state.isAsked ? 'pad.confirm' : 'vitals.record')}
            </Button>
          </NumberPad>
        </div>
      </div>
      <div role="alert" className={styles['asked']}>
        {state.isAsked && ENTRY_ORDER.map((sign) => <Question key={sign} sign={sign} state={state} />)}
      </div>
    </Panel>
  );
}

/** Asks about a rare value by its name: a question that names nothing is answered without looking. */
function Question({ sign, state: { texts } }: { sign: VitalSign; state: VitalsState }) {
  const { t } = useTranslation();
  const { question } = useNumberWords(limitsOf(sign), t(`vitals.unit.${sign}`));
  const entry = entryOf(sign, texts[sign]);
  const words = entry.kind === 'accepted' ? question(entry.value) : null;
  if (words === null) return null;
  return (
    <p>
      {t(`vitals.name.${sign}`)} {words}
    </p>
  );
}

type SignButtonProps = { sign: VitalSign; state: VitalsState; onSelect: (sign: VitalSign) => void };

function SignButton({ sign, state, onSelect }: SignButtonProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const limits = limitsOf(sign);
  const text = state.texts[sign];
  const entry = entryOf(sign, text);
  const unit = t(`vitals.unit.${sign}`);
  const { range, usual } = useNumberWords(limits, unit);
  const isKeyed = text !== undefined && text !== '';
  const known = state.latest[sign];
  const recorded = known ? format.number(known.value, limits.decimals) : '–';
  const isRare = entry.kind === 'accepted' && entry.unusual;
  const note = isRare ? t('vitals.rare', { usual }) : t('pad.usual', { usual });
  return (
    <button
      type="button"
      className={styles['sign']}
      aria-pressed={state.active === sign}
      data-entry={isRare ? 'rare' : entry.kind}
      onClick={() => {
        onSelect(sign);
      }}
    >
      <span className={styles['signName']}>{t(`vitals.name.${sign}`)}</span>
      <span className={styles['signValue']} data-keyed={isKeyed}>
        {isKeyed ? text : recorded} <small>{unit}</small>
      </span>
      <span className={styles['signNote']}>
        {entry.kind === 'refused' ? t('pad.outOfRange', { range }) : note}
      </span>
    </button>
  );
}
