import { describe, expect, it } from 'vitest';
import { lightAt, watchLight } from './ambientLight.ts';

/** A system under the test's hand. */
function aSystem(isDark: boolean) {
  const media = Object.assign(new EventTarget(), { matches: isDark });
  const turn = (dark: boolean) => {
    media.matches = dark;
    media.dispatchEvent(new Event('change'));
  };
  return { matchMedia: () => media as unknown as MediaQueryList, turn };
}

describe('the light around the tablet', () => {
  it('is what the system says where there is no sensor', () => {
    const system = aSystem(false);
    const light = watchLight(system);
    expect(light.getSnapshot()).toBe('day');
    system.turn(true);
    expect(light.getSnapshot()).toBe('night');
  });

  it('is what the sensor says once it says something, whatever the system says', () => {
    const sensors: (EventTarget & { illuminance: number })[] = [];
    class Sensor extends EventTarget {
      illuminance = 0;
      constructor() {
        super();
        sensors.push(this);
      }
      start(): void {
        this.illuminance = 3;
      }
    }
    const system = aSystem(false);
    const light = watchLight({ ...system, AmbientLightSensor: Sensor });
    sensors[0]?.dispatchEvent(new Event('reading'));
    expect(light.getSnapshot()).toBe('night');
    system.turn(false);
    expect(light.getSnapshot()).toBe('night');
  });

  it('is what the system says where the browser refuses the sensor', () => {
    class Refused extends EventTarget {
      illuminance = null;
      constructor() {
        super();
        throw new DOMException('not here', 'SecurityError');
      }
      start(): void {
        throw new Error('never made');
      }
    }
    expect(watchLight({ ...aSystem(true), AmbientLightSensor: Refused }).getSnapshot()).toBe('night');
  });

  it.each([
    [5, 'day', 'night'],
    [30, 'night', 'night'],
    [30, 'day', 'day'],
    [400, 'night', 'day'],
  ] as const)('%d lux after %s is %s', (lux, before, light) => {
    expect(lightAt(lux, before)).toBe(light);
  });
});
