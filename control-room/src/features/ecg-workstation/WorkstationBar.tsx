import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { ECG_GAINS, ECG_SPEEDS } from '@smart-triage/shared/ui/ecg/ecgScale.ts';
import { FILTER_BANDS, holdsBand } from '@smart-triage/shared/ui/ecg/sheet/filterBand.ts';
import { SHEET_FORMATS } from '@smart-triage/shared/ui/ecg/sheet/sheetLayout.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { useBandWords } from './bandWords.ts';
import styles from './EcgWorkstation.module.css';
import { Choice } from './Choice.tsx';
import {
  COMPARISONS,
  SHEET_SIZES,
  type WorkstationModel,
  type WorkstationSnapshot,
} from './workstationModel.ts';

const css = classesOf(styles);

type BarProps = { model: WorkstationModel; snapshot: WorkstationSnapshot };

export function WorkstationBar({ model, snapshot }: BarProps) {
  const { t } = useTranslation();
  return (
    <div className={css('bar')} role="group" aria-label={t('workstation.settings')}>
      <SheetChoices model={model} snapshot={snapshot} />
      <Button aria-pressed={snapshot.caliper !== null} onClick={model.toggleCaliper}>
        {t('workstation.caliper.title')}
      </Button>
      <Compare model={model} snapshot={snapshot} />
      <Button
        onClick={() => {
          window.print();
        }}
      >
        {t('workstation.print')}
      </Button>
    </div>
  );
}

function SheetChoices({ model, snapshot: { settings, page } }: BarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const bandWords = useBandWords();
  const rateHz = page?.stretch.format.rateHz ?? Infinity;
  const bands = FILTER_BANDS.filter((band) => holdsBand(band, rateHz) || band === settings.band);
  return (
    <>
      <Choice
        label={t('workstation.format')}
        options={SHEET_FORMATS.map((value) => ({ value, label: t(`workstation.formats.${value}`) }))}
        value={settings.format}
        onChange={(value) => {
          model.set({ format: value });
        }}
      />
      <Choice
        label={t('workstation.speed')}
        options={ECG_SPEEDS.map((value) => ({ value, label: format.withUnit(value, 'mm/s') }))}
        value={settings.mmPerSecond}
        onChange={(mmPerSecond) => {
          model.set({ mmPerSecond });
        }}
      />
      <Choice
        label={t('workstation.gain')}
        options={ECG_GAINS.map((value) => ({ value, label: format.withUnit(value, 'mm/mV') }))}
        value={settings.mmPerMv}
        onChange={(mmPerMv) => {
          model.set({ mmPerMv });
        }}
      />
      <Choice
        label={t('workstation.size')}
        options={SHEET_SIZES.map((value) => ({ value, label: format.percent(value * 100, 0) }))}
        value={settings.size}
        onChange={(size) => {
          model.set({ size });
        }}
      />
      <Choice
        label={t('workstation.filter')}
        options={bands.map((value) => ({ value, label: bandWords(value) }))}
        value={settings.band}
        onChange={(band) => {
          model.set({ band });
        }}
      />
    </>
  );
}

function Compare({ model, snapshot: { held, page } }: BarProps) {
  const { t } = useTranslation();
  if (!held) return <Button onClick={model.hold}>{t('workstation.hold')}</Button>;
  return (
    <>
      <Choice
        label={t('workstation.compare')}
        options={COMPARISONS.map((value) => ({ value, label: t(`workstation.comparisons.${value}`) }))}
        value={held.how}
        onChange={model.compare}
      />
      <Button
        onClick={() => {
          model.compare(null);
        }}
      >
        {t('workstation.release')}
      </Button>
      {page === held.page && <span className={css('hint')}>{t('workstation.goElsewhere')}</span>}
    </>
  );
}
