import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useTranslation } from 'react-i18next';
import styles from './EcgWorkstation.module.css';
import { FRAMES_PER_SECOND, type SheetPage } from './sheetPage.ts';
import { clockTime } from './SheetArea.tsx';
import { lastStart, type WorkstationModel, type WorkstationSnapshot } from './workstationModel.ts';

const css = classesOf(styles);

type ScrollerProps = { model: WorkstationModel; snapshot: WorkstationSnapshot; page: SheetPage };

/** Over the whole case, by second, by sheet, or at once. */
export function SheetScroller({ model, snapshot: { place, streams }, page }: ScrollerProps) {
  const { t } = useTranslation();
  const step = (seconds: number, label: string) => (
    <Button
      onClick={() => {
        model.move(seconds);
      }}
    >
      {label}
    </Button>
  );
  if (!place) return null;
  return (
    <div className={css('scroller')} role="group" aria-label={t('workstation.scroll')}>
      {step(-10, t('workstation.back10'))}
      {step(-1, t('workstation.back1'))}
      <input
        type="range"
        className={css('range')}
        aria-label={t('workstation.place')}
        aria-valuetext={clockTime(page.excerpt.startsAt)}
        min={0}
        max={lastStart(place.stream)}
        step={FRAMES_PER_SECOND}
        value={place.fromSeq}
        onChange={({ target }) => {
          model.goTo(target.valueAsNumber);
        }}
      />
      {step(1, t('workstation.on1'))}
      {step(10, t('workstation.on10'))}
      <Button onClick={model.toNewest}>{t('workstation.newest')}</Button>
      {streams.length > 1 && (
        <select
          aria-label={t('workstation.stream')}
          value={place.stream.streamId}
          onChange={({ target }) => {
            const chosen = streams[target.selectedIndex];
            if (chosen) model.chooseStream(chosen.streamId);
          }}
        >
          {streams.map(({ streamId }, index) => (
            <option key={streamId} value={streamId}>
              {t('workstation.streamName', { number: index + 1 })}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
