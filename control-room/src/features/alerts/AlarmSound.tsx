import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { HIGH_PRIORITY } from '../../lib/tones.ts';
import { useSignal } from '../../lib/useSignal.ts';
import { caseHref } from '../../lib/route.ts';
import { unseenPriority } from './alertList.ts';

const PAUSE_MS = 2 * 60_000;

/** Red alarms of any open case, with the only alarm sound there is; it can be paused for two minutes, the words cannot. */
export function AlarmSound({ cases }: { cases: ReadonlyMap<CaseId, CaseState> }) {
  const { t } = useTranslation();
  const red = [...cases.values()].filter((state) => unseenPriority(state) === 'high');
  const isRed = red.length > 0;
  const [isPaused, setIsPaused] = useState(false);
  const isSilenced = useSignal(isRed && !isPaused, HIGH_PRIORITY);
  useEffect(() => {
    if (!isPaused) return undefined;
    const timer = setTimeout(() => {
      setIsPaused(false);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isPaused]);
  if (!isRed) return null;
  return (
    <Banner
      tone="alarm-high"
      title={t('alerts.red', { count: red.length })}
      actions={
        <Button
          refusal={isPaused ? t('alerts.soundPaused') : undefined}
          onClick={() => {
            setIsPaused(true);
          }}
        >
          {t('alerts.pauseSound')}
        </Button>
      }
    >
      {isSilenced && <>{t('alerts.soundBlocked')} </>}
      {red.map(({ caseId, unit }) => (
        <a key={caseId} href={caseHref(caseId)}>
          {unit}{' '}
        </a>
      ))}
    </Banner>
  );
}
