import type { Position } from '@smart-triage/shared/domain/hospital';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { type MapActions, watchHands } from './mapHands.ts';
import { type MapPoint, type MapProjection, projectionOf } from './mapProjection.ts';
import { type MapView, panned, wholeRegion, zoomed } from './mapView.ts';
import { useMapSize } from './useMapSize.ts';

export type LookedAt = {
  map: MapProjection;
  actions: MapActions;
  /** It follows the ambulances and holds them all, until a hand chooses something else. */
  isWhole: boolean;
};

/** What the map shows: the whole region, or what a hand has chosen. */
export function useMapView(ref: RefObject<HTMLElement | null>, places: readonly Position[]): LookedAt {
  const { size, unit } = useMapSize(ref);
  const [chosen, setChosen] = useState<MapView | null>(null);
  const whole = wholeRegion(places, size);
  const latest = useRef({ whole, size, unit });
  useEffect(() => {
    latest.current = { whole, size, unit };
  });
  const actions = useMemo<MapActions>(() => {
    const change = (next: (view: MapView) => MapView): void => {
      setChosen((view) => next(view ?? latest.current.whole));
    };
    const middle = (): MapPoint => ({ x: latest.current.size.width / 2, y: latest.current.size.height / 2 });
    return {
      zoom: (factor, at) => {
        change((view) => zoomed(view, factor, at ?? middle(), latest.current.size));
      },
      pan: (by) => {
        change((view) => panned(view, by, latest.current.size));
      },
      reset: () => {
        setChosen(null);
      },
    };
  }, []);
  useEffect(() => {
    const element = ref.current;
    return element ? watchHands(element, actions, () => latest.current.unit) : undefined;
  }, [ref, actions]);
  const { centre, widthKm } = chosen ?? whole;
  const { latitude, longitude } = centre;
  const { width, height } = size;
  // The same one for as long as nothing moves: the ground is drawn anew only with another one.
  const map = useMemo(
    () => projectionOf({ centre: { latitude, longitude }, widthKm }, { width, height }),
    [latitude, longitude, widthKm, width, height],
  );
  return { map, actions, isWhole: chosen === null };
}
