// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { caseId, requestId, session } from '../../testing/cases.ts';
import { FakeSignaling } from '../../testing/fakeSignaling.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { createAlertActions } from './alertActions.ts';
import { LimitsButton } from './LimitsButton.tsx';

afterEach(cleanup);

describe('the limits of one patient', () => {
  it('stay as they were typed while the link is lost, say so, and close once they are stored', async () => {
    const signaling = new FakeSignaling();
    signaling.answer('alert:set-limits', () => ({ seq: 2 }));
    let ids = 0;
    const actions = createAlertActions({
      signaling,
      caseId: caseId(1),
      newRequestId: () => requestId(++ids),
    });
    renderInApp(<LimitsButton limits={null} actions={actions} />);
    await userEvent.click(screen.getByRole('button', { name: 'Alert limits' }));
    const dialog = screen.getByRole('dialog');
    const high = within(within(dialog).getByRole('group', { name: 'Heart rate' })).getByLabelText('High');
    await userEvent.clear(high);
    await userEvent.type(high, '110');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Set limits' }));
    expect(await within(dialog).findByRole('alert')).toBeDefined();
    expect(high).toHaveProperty('value', '110');
    signaling.become(session());
    await userEvent.click(within(dialog).getByRole('button', { name: 'Set limits' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    const sent = signaling.inputsOf('alert:set-limits');
    expect(sent).toHaveLength(2);
    expect(sent[1]).toEqual(sent[0]);
    expect(sent[1]).toMatchObject({ limits: { heartRate: { high: 110 } } });
  });
});
