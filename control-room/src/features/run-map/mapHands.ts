import type { MapPoint } from './mapProjection.ts';

export type MapActions = {
  /** `factor` above one comes nearer; without `at`, in the middle. */
  zoom: (factor: number, at?: MapPoint) => void;
  pan: (by: MapPoint) => void;
  /** Back to the whole region. */
  reset: () => void;
};

/** One step of a button, a key or a notch of the wheel. */
export const ZOOM_STEP = 1.5;
const KEY_PAN = 60;
/** A hand that moves less than this presses what lies under it. */
const DRAG_FROM = 6;
/** Wheels and touchpads tell pixels; a notch is about a hundred. */
const WHEEL_NOTCH = 100;

const KEYS: Readonly<Record<string, (map: MapActions) => void>> = {
  '+': ({ zoom }) => {
    zoom(ZOOM_STEP);
  },
  '=': ({ zoom }) => {
    zoom(ZOOM_STEP);
  },
  '-': ({ zoom }) => {
    zoom(1 / ZOOM_STEP);
  },
  '0': ({ reset }) => {
    reset();
  },
  ArrowLeft: ({ pan }) => {
    pan({ x: KEY_PAN, y: 0 });
  },
  ArrowRight: ({ pan }) => {
    pan({ x: -KEY_PAN, y: 0 });
  },
  ArrowUp: ({ pan }) => {
    pan({ x: 0, y: KEY_PAN });
  },
  ArrowDown: ({ pan }) => {
    pan({ x: 0, y: -KEY_PAN });
  },
};

/** Wheel, drag, pinch and keys of a map whose unit is so many CSS pixels. Gives what lets go of the element again. */
export function watchHands(element: HTMLElement, map: MapActions, unit: () => number): () => void {
  const hands = new Map<number, MapPoint>();
  let dragged = 0;
  const pointOf = ({ clientX, clientY }: MouseEvent): MapPoint => {
    const { left, top } = element.getBoundingClientRect();
    return { x: (clientX - left) / unit(), y: (clientY - top) / unit() };
  };
  const handleWheel = (event: WheelEvent): void => {
    event.preventDefault();
    map.zoom(ZOOM_STEP ** (-event.deltaY / WHEEL_NOTCH), pointOf(event));
  };
  const handleDown = (event: PointerEvent): void => {
    if (hands.size === 0) dragged = 0;
    hands.set(event.pointerId, pointOf(event));
  };
  const handleMove = (event: PointerEvent): void => {
    const before = hands.get(event.pointerId);
    if (!before) return;
    const now = pointOf(event);
    const others = [...hands].filter(([id]) => id !== event.pointerId).map(([, at]) => at);
    hands.set(event.pointerId, now);
    dragged += Math.hypot(now.x - before.x, now.y - before.y);
    if (dragged < DRAG_FROM) return;
    element.setPointerCapture(event.pointerId);
    const [other] = others;
    if (other) map.zoom(distance(now, other) / Math.max(1, distance(before, other)), other);
    else map.pan({ x: now.x - before.x, y: now.y - before.y });
  };
  const handleUp = ({ pointerId }: PointerEvent): void => {
    hands.delete(pointerId);
  };
  /** Who has dragged the map does not mean to open what lay under the hand. */
  const handleClick = (event: MouseEvent): void => {
    if (dragged >= DRAG_FROM) event.preventDefault();
    dragged = 0;
  };
  const handleKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target !== element) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act(map);
  };
  const off = new AbortController();
  const { signal } = off;
  element.addEventListener('wheel', handleWheel, { passive: false, signal });
  element.addEventListener('pointerdown', handleDown, { signal });
  element.addEventListener('pointermove', handleMove, { signal });
  element.addEventListener('pointerup', handleUp, { signal });
  element.addEventListener('pointercancel', handleUp, { signal });
  element.addEventListener('click', handleClick, { signal });
  element.addEventListener('keydown', handleKey, { signal });
  return () => {
    off.abort();
  };
}

function distance(one: MapPoint, other: MapPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
