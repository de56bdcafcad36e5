import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './Pairing.module.css';
import type { PairingModel } from './pairingModel.ts';
import { ScanCode } from './ScanCode.tsx';
import type { ScanModel } from './scanModel.ts';

/** Shorter is certainly not complete; the protocol accepts nothing below it. */
const SHORTEST_CODE = 4;

/** Pairs this tablet once, with the code that an administrator gives out. */
export function Pairing({ model, scan }: { model: PairingModel; scan: ScanModel }) {
  const { t } = useTranslation();
  const state = useSnapshot(model);
  const [code, setCode] = useState('');
  const id = useId();
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        void model.pair(code);
      }}
    >
      <h1 className={styles['title']}>{t('pairing.title')}</h1>
      <p>{t('pairing.explanation')}</p>
      <ScanCode model={scan} />
      <label className={styles['label']} htmlFor={id}>
        {t('pairing.code')}
      </label>
      <input
        id={id}
        className={styles['code']}
        value={code}
        maxLength={32}
        autoComplete="one-time-code"
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => {
          setCode(event.target.value);
        }}
      />
      <Button
        type="submit"
        variant="primary"
        size="large"
        refusal={code.trim().length < SHORTEST_CODE ? t('pairing.enterCode') : undefined}
      >
        {t(state.kind === 'pairing' ? 'pairing.busy' : 'pairing.pair')}
      </Button>
      {state.kind === 'refused' && (
        <ErrorNotice title={t(`pairing.problem.${problemKey(state.problem)}.title`)} code={state.problem}>
          {t(`pairing.problem.${problemKey(state.problem)}.action`)}
        </ErrorNotice>
      )}
    </form>
  );
}

function problemKey(problem: string): 'wrongCode' | 'noLink' | 'other' {
  if (problem === 'not-signed-in' || problem === 'invalid') return 'wrongCode';
  return problem === 'disconnected' ? 'noLink' : 'other';
}
