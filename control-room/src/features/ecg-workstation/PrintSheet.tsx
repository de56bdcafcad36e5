import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { instant } from '@smart-triage/shared/time/instant';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { EcgSheet } from '@smart-triage/shared/ui/ecg/sheet/EcgSheet';
import { layOutSheet, type SheetLayout } from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useEffect, useState } from 'react';
import { createPortal, flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { patientWords } from '../../lib/words.ts';
import styles from './PrintSheet.module.css';
import { type SheetPage, signalsOf } from './sheetPage.ts';
import type { StoredEcg } from './storedEcgs.ts';
import { useSheetWords } from './SheetArea.tsx';
import type { SheetSettings } from './workstationModel.ts';

const css = classesOf(styles);

type PrintSheetProps = {
  page: SheetPage;
  settings: SheetSettings;
  state: CaseState;
  stored: StoredEcg | null;
};

/** 300 dots to an inch of 96 CSS pixels. */
const DOTS_PER_PX = 300 / 96;
const A4_MM = { width: 297, height: 210 };
const MARGIN_MM = 8;
const HEADER_MM = 8;

/** The sheet as it goes to paper or PDF, in true millimetres and always dark on light. Made when printing begins, and given up after it. */
export function PrintSheet(props: PrintSheetProps) {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => {
      // The browser takes its picture as soon as this returns.
      flushSync(() => {
        setPrinting(true);
      });
    };
    const end = () => {
      setPrinting(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting ? createPortal(<Paper {...props} />, document.body) : null;
}

function Paper({ page, settings, state, stored }: PrintSheetProps) {
  const { t } = useTranslation();
  const words = useSheetWords(page, { settings }, stored);
  const layout = layOutSheet(settings.format, settings);
  const { dateTime } = useFormat();
  usePaperSize(layout);
  return (
    <section className={css('paper')} data-theme="day">
      <p className={css('words')}>
        <strong>{patientWords(state.intake, t)}</strong> · {t('patient.unit', { unit: state.unit })} ·{' '}
        {dateTime(instant(Math.round(page.excerpt.startsAt)))} · {words} ·{' '}
        {state.simulated ? `${t('case.simulated')} · ` : ''}
        {t('researchUse')}
      </p>
      <EcgSheet
        layout={layout}
        signals={signalsOf(page, settings.band)}
        scale={{ mmPerSecond: settings.mmPerSecond, mmPerMv: settings.mmPerMv, calibration: 1 }}
        label={words}
        dotsPerPx={DOTS_PER_PX}
      />
    </section>
  );
}

/** A4, or as large as the scale needs: a sheet that is made to fit has no scale any more. */
function usePaperSize({ width, height }: SheetLayout): void {
  useEffect(() => {
    const paper = {
      width: Math.max(A4_MM.width, width + 2 * MARGIN_MM),
      height: Math.max(A4_MM.height, height + HEADER_MM + 2 * MARGIN_MM),
    };
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page { size: ${paper.width}mm ${paper.height}mm; margin: ${MARGIN_MM}mm }`);
    document.adoptedStyleSheets.push(sheet);
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, [width, height]);
}
