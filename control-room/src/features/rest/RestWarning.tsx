import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useTranslation } from 'react-i18next';
import { useReadable } from '../../lib/useReadable.ts';
import type { RestWatch } from './restWatch.ts';

/** [ID10] Whatever somebody does is an answer; the button is for who looks for one. */
export function RestWarning({ rest }: { rest: RestWatch }) {
  const { t } = useTranslation();
  const state = useReadable(rest);
  if (state.kind !== 'warning') return null;
  const minutes = Math.floor(state.leftS / 60);
  const seconds = String(state.leftS % 60).padStart(2, '0');
  return (
    <Dialog
      title={t('rest.title')}
      onClose={rest.use}
      actions={
        <Button variant="primary" onClick={rest.use}>
          {t('rest.stay')}
        </Button>
      }
    >
      <p role="timer">{t('rest.text', { left: `${minutes}:${seconds}` })}</p>
    </Dialog>
  );
}
