// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ServerNotice } from './ServerNotice.tsx';
import { renderWithTexts } from './testing/renderWithTexts.tsx';

afterEach(cleanup);

describe('the notice about the server', () => {
  it('takes no room while the server runs', () => {
    expect(renderWithTexts(<ServerNotice state="running" at="tablet" />).container.textContent).toBe('');
  });

  // What happened: a desk was told that its decisions wait and are sent later. They are refused.
  describe.each(['disk-nearly-full', 'database-failed', 'stopping'] as const)('while it is %s', (state) => {
    it.each([
      ['tablet', 'waits on this device'],
      ['desk', 'is refused'],
    ] as const)(
      '[ST3] says that nothing is stored, and what becomes of what is entered at a %s',
      (at, what) => {
        const { container } = renderWithTexts(<ServerNotice state={state} at={at} />);
        expect(container.textContent).toContain('server');
        expect(container.textContent).toContain(what);
      },
    );
  });
});
