import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './Pairing.module.css';
import type { PairingModel } from './pairingModel.ts';
import { ScanCode } from './ScanCode.tsx';
import type { ScanModel } from './scanModel.ts';

/** Shorter is certainly not complete; the protocol accepts nothing below it. */
const SHORTEST_CODE = 4;

/** What is on this tablet and not with a server. */
export type Kept = { readonly entries: number; readonly ecgSeconds: number };

/** How it came to be paired no more, in the middle of its work or before the page was opened. */
export type PairingEnd = 'revoked' | 'not-known';

export type PairingProps = {
  model: PairingModel;
  scan: ScanModel;
  kept: Kept;
  /** It was paired until just now: an administrator took it back, or the server does not know it any more. */
  ended?: PairingEnd | null;
};

/** Pairs this tablet once, with the code that an administrator gives out. */
export function Pairing({ model, scan, kept, ended = null }: PairingProps) {
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
      <Before kept={kept} ended={ended} />
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

/**
 * [ID6] [OB5] What ended the pairing: an administrator, or a server that has lost everything. Who stands here in the middle of a ride has to know
 * what of it waits on this tablet, and what to do.
 */
function Before({ kept, ended }: Required<Pick<PairingProps, 'kept' | 'ended'>>) {
  const { t } = useTranslation();
  const format = useFormat();
  const { entries, ecgSeconds } = kept;
  const what = [
    ...(entries > 0 ? [t('pairing.kept.entries', { count: entries })] : []),
    ...(ecgSeconds > 0 ? [t('pairing.kept.ecg', { ecg: format.stopwatch(ecgSeconds * 1000) })] : []),
  ].join(t('pairing.kept.and'));
  if (what === '' && ended === null) return null;
  const isRevoked = ended === 'revoked';
  return (
    <Banner tone="technical" title={t(isRevoked ? 'pairing.revoked.title' : 'pairing.kept.title')}>
      {isRevoked && `${t('pairing.revoked.text')} `}
      {what === '' ? t('pairing.newCode') : t('pairing.kept.text', { what })}
    </Banner>
  );
}

function problemKey(problem: string): 'wrongCode' | 'noLink' | 'other' {
  if (problem === 'not-signed-in' || problem === 'invalid') return 'wrongCode';
  return problem === 'disconnected' ? 'noLink' : 'other';
}
