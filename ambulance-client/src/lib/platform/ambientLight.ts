import { createStore, type Readable } from '@smart-triage/shared/client/store';

export type Light = 'day' | 'night';

/** The part of the W3C's AmbientLightSensor that is used here. Chrome on Android has it behind a flag, which a managed tablet can set; other browsers have none. */
type LightSensor = EventTarget & { readonly illuminance: number | null; start: () => void };
type LightWindow = Pick<Window, 'matchMedia'> & {
  AmbientLightSensor?: new (options: { frequency: number }) => LightSensor;
};

/** A cabin at night with its lamps off, and one with its lamps on: between the two nothing changes, so that a passing street lamp does not switch the screen. */
const LUX = { nightBelow: 10, dayAbove: 50 };
const LOOKS_PER_SECOND = 1;

/** How light it is around the tablet: by its sensor, else as the system has it (by hand, or by the sun). */
export function watchLight(window: LightWindow): Readable<Light> {
  const system = window.matchMedia('(prefers-color-scheme: dark)');
  const store = createStore<Light>(system.matches ? 'night' : 'day');
  let isSensed = false;
  system.addEventListener('change', () => {
    if (!isSensed) store.set(system.matches ? 'night' : 'day');
  });
  const sensor = sensorIn(window);
  sensor?.addEventListener('reading', () => {
    isSensed = true;
    store.set(lightAt(sensor.illuminance ?? LUX.dayAbove, store.getSnapshot()));
  });
  sensor?.start();
  return store;
}

export function lightAt(lux: number, before: Light): Light {
  if (lux < LUX.nightBelow) return 'night';
  return lux > LUX.dayAbove ? 'day' : before;
}

/** `null` where there is none, and where the browser does not let this page have it: then the system decides. */
function sensorIn({ AmbientLightSensor }: LightWindow): LightSensor | null {
  try {
    return AmbientLightSensor ? new AmbientLightSensor({ frequency: LOOKS_PER_SECOND }) : null;
  } catch {
    return null;
  }
}
