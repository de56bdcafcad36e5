// @vitest-environment happy-dom
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { aCaseView } from '../testing/caseStates.ts';
import { renderScreen } from '../testing/renderScreen.tsx';
import { ClosedCase } from './ClosedCase.tsx';

afterEach(cleanup);

describe('[OB6] the end of a case', () => {
  it('is said by nothing while the case goes on', () => {
    renderScreen(<ClosedCase view={aCaseView({ status: 'handed-over' })} onLeave={vi.fn()} />);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it.each(['en', 'nl'] as const)(
    'frees the tablet while it waits for a link, and says that it waits (%s)',
    async (language) => {
      const onLeave = vi.fn();
      const view = aCaseView({ status: 'handed-over' }, { expected: 'closed', onTheWay: ['case:close'] });
      renderScreen(<ClosedCase view={view} onLeave={onLeave} />, language);
      expect(screen.getByRole('status').textContent).toMatch(/is being sent|wordt verstuurd/);
      await userEvent.click(screen.getByRole('button', { name: /Next case|Volgende rit/ }));
      expect(onLeave).toHaveBeenCalledOnce();
    },
  );

  it('[EC9] says how the ECG compares once the server has closed it', () => {
    const ecgComparison = { blocks: 12, differing: 0, minutes: [] };
    renderScreen(<ClosedCase view={aCaseView({ status: 'closed', ecgComparison })} onLeave={vi.fn()} />);
    expect(screen.getByRole('status').textContent).toContain('0 of 12 minute blocks differ');
  });
});
