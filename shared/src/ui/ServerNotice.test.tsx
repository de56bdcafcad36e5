// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ServerNotice } from './ServerNotice.tsx';
import { renderWithTexts } from './testing/renderWithTexts.tsx';

afterEach(cleanup);

describe('the notice about the server', () => {
  it('takes no room while the server runs', () => {
    expect(renderWithTexts(<ServerNotice state="running" />).container.textContent).toBe('');
  });

  it.each(['disk-nearly-full', 'database-failed', 'stopping'] as const)(
    '[ST3] says that nothing is stored while it is %s, and what happens to what is entered',
    (state) => {
      const { container } = renderWithTexts(<ServerNotice state={state} />);
      expect(container.textContent).toContain('server');
      expect(container.textContent).toContain('waits');
    },
  );
});
