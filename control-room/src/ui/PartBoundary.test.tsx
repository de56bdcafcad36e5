// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderInApp } from '../testing/renderInApp.tsx';
import { PartBoundary } from './PartBoundary.tsx';

afterEach(cleanup);

function Broken(): never {
  throw new Error('cannot be drawn');
}

describe('a part that cannot be drawn', () => {
  it('says so and leaves the others alone', () => {
    // React tells the console about each caught error; here it is meant to happen.
    const silenced = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const onError = vi.fn();
    renderInApp(
      <>
        <PartBoundary onError={onError}>
          <Broken />
        </PartBoundary>
        <PartBoundary onError={onError}>the ECG</PartBoundary>
      </>,
    );
    silenced.mockRestore();
    expect(screen.getByRole('alert').textContent).toContain('This part cannot be shown');
    expect(screen.getByText('the ECG')).toBeDefined();
    expect(onError).toHaveBeenCalledOnce();
  });
});
