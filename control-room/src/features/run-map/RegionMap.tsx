import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Instant } from '@smart-triage/shared/time/instant';
import { Button } from '@smart-triage/shared/ui/Button';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKept } from '../../lib/useKept.ts';
import { type MapActions, ZOOM_STEP } from './mapHands.ts';
import { MapDrawing } from './MapDrawing.tsx';
import styles from './RunMap.module.css';
import type { ReportedRun, Run } from './runs.ts';
import { useGround } from './useGround.ts';
import { useMapView } from './useMapView.ts';

const css = classesOf(styles);

type RegionMapProps = {
  runs: readonly Run[];
  hospitals: readonly Hospital[];
  now: Instant;
  onError: (error: unknown) => void;
};

/** The whole region, or what a hand looks at: wheel, drag, pinch, keys and buttons do the same. */
export function RegionMap({ runs, hospitals, now, onError }: RegionMapProps) {
  const { t } = useTranslation();
  const area = useRef<HTMLDivElement>(null);
  const reported = useKept(
    runs.flatMap(({ state, report }) => (report ? [{ state, report }] : [])),
    areSameOnMap,
  );
  const places = [...hospitals, ...reported.map(({ report }) => report)].map(({ position }) => position);
  const { map, actions, isWhole } = useMapView(area, places);
  const ground = useGround(onError);
  return (
    <div className={css('place')}>
      <div
        ref={area}
        className={css('area', isWhole ? 'whole' : 'near')}
        role="region"
        tabIndex={0}
        aria-label={t('map.area')}
        aria-describedby="map-keys"
      >
        <MapDrawing map={map} ground={ground} runs={reported} hospitals={hospitals} now={now} />
      </div>
      <MapButtons actions={actions} isWhole={isWhole} />
      <p className={css('sources')}>
        <span id="map-keys" className={css('keys')}>
          {t('map.keys')}
        </span>{' '}
        {ground && t('map.sources')}
      </p>
    </div>
  );
}

/** A new blood pressure moves nothing on the map. */
function areSameOnMap(one: readonly ReportedRun[], other: readonly ReportedRun[]): boolean {
  return (
    one.length === other.length &&
    one.every(({ state, report }, index) => {
      const there = other[index];
      return report === there?.report && state.status === there.state.status;
    })
  );
}

function MapButtons({ actions, isWhole }: { actions: MapActions; isWhole: boolean }) {
  const { t } = useTranslation();
  return (
    <div className={css('buttons')}>
      <Button
        aria-label={t('map.nearer')}
        onClick={() => {
          actions.zoom(ZOOM_STEP);
        }}
      >
        +
      </Button>
      <Button
        aria-label={t('map.farther')}
        onClick={() => {
          actions.zoom(1 / ZOOM_STEP);
        }}
      >
        −
      </Button>
      {!isWhole && <Button onClick={actions.reset}>{t('map.whole')}</Button>}
    </div>
  );
}
