import { recordingOf } from '@smart-triage/shared/ecg/recordingOfFrames';
import { CSS_PX_PER_MM, STANDARD_SCALE } from '@smart-triage/shared/ui/ecg/ecgScale.ts';
import { EcgSheet } from '@smart-triage/shared/ui/ecg/sheet/EcgSheet';
import { layOutSheet } from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { sheetSignals } from '@smart-triage/shared/ui/ecg/sheet/sheetSignals.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { MetEcg, TwelveLeadModel } from './twelveLeadModel.ts';

const LAYOUT = layOutSheet('3x4', STANDARD_SCALE);
/** As wide as a 10-inch tablet held upright; the grid and the pulses shrink with it. */
const WIDTH_PX = 740;
const SCALE = { ...STANDARD_SCALE, calibration: (CSS_PX_PER_MM * LAYOUT.width) / WIDTH_PX };

/** The twelve leads in which the rules found what they propose from: nobody should have to answer without having seen them. */
export function MetSheet({ model }: { model: TwelveLeadModel }) {
  const { met } = useSnapshot(model);
  return met && <Sheet met={met} />;
}

function Sheet({ met: { frames, recordedAt } }: { met: MetEcg }) {
  const { t } = useTranslation();
  const format = useFormat();
  const signals = useMemo(() => sheetSignals(recordingOf(frames)), [frames]);
  const words = t('twelveLead.sheet', { time: format.time(recordedAt) });
  return (
    <figure>
      <EcgSheet layout={LAYOUT} signals={signals} scale={SCALE} label={words} />
      <figcaption>{words}</figcaption>
    </figure>
  );
}
