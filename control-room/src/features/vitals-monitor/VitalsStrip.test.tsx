// @vitest-environment happy-dom
import type { LatestVitals } from '@smart-triage/shared/domain/vitals';
import { addMs } from '@smart-triage/shared/time/instant';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { createFakeClock, NOON } from '../../testing/fakeClock.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { VitalsStrip } from './VitalsStrip.tsx';

afterEach(cleanup);

const show = (vitals: LatestVitals): HTMLElement[] => {
  renderInApp(<VitalsStrip vitals={vitals} clock={createFakeClock()} />);
  return within(screen.getByRole('list', { name: 'Vital signs now' })).getAllByRole('listitem');
};

describe('the vital signs on one line', () => {
  it('each stand with unit and age, and one that was never measured says so', () => {
    const [heartRate, spo2] = show({ heartRate: { value: 84, measuredAt: addMs(NOON, -3000) } });
    expect(heartRate?.textContent).toBe('Heart rate84 /min3 s old');
    expect(spo2?.textContent).toBe('SpO2not measured');
  });

  it('are marked as old from the age on that the tiles have', () => {
    const signs = show({
      heartRate: { value: 84, measuredAt: addMs(NOON, -60_000) },
      spo2: { value: 97, measuredAt: addMs(NOON, -59_000) },
    });
    const areOld = signs.map(({ className }) => /\bold\b|_old_/.test(className));
    expect(areOld).toEqual([true, false, true, true]);
  });
});
