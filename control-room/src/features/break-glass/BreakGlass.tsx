import { ReasonForm } from '@smart-triage/shared/ui/guidance/ReasonForm';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useNoLink } from '../../lib/linkContext.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import type { BreakGlassModel } from './breakGlassModel.ts';

/** As `case:break-glass` takes it. */
const REASON = { least: 10, most: 300 };

/** [AC3] In place of a case of another organisation: what it takes to open it. */
export function BreakGlass({ model }: { model: BreakGlassModel }) {
  const { t } = useTranslation();
  const { failure } = useReadable(model);
  return (
    <Panel title={t('glass.title')}>
      <p>{t('glass.text')}</p>
      <ReasonForm
        {...REASON}
        label={t('glass.reason')}
        hint={t('glass.hint', { count: REASON.least })}
        send={t('glass.break')}
        refusal={useNoLink()}
        onSend={(reason) => void model.breakGlass(reason)}
      />
      {failure !== null && <Failure code={failure} />}
    </Panel>
  );
}
