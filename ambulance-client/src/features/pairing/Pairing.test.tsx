// @vitest-environment happy-dom
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { renderScreen } from '../../testing/renderScreen.tsx';
import { type Kept, Pairing } from './Pairing.tsx';
import { createPairingModel } from './pairingModel.ts';
import { createScanModel } from './scanModel.ts';

afterEach(cleanup);

const NO_SCAN = createScanModel({
  devices: undefined,
  findReader: () => Promise.reject(new Error('not asked for')),
  onCode: vi.fn(),
});

const NOTHING = { entries: 0, ecgSeconds: 0 };

describe('pairing a tablet', () => {
  it('[OB5] says that what waits on it is kept, and that it has to be the same vehicle again', () => {
    const model = createPairingModel({ access: { pair: vi.fn() } });
    renderScreen(<Pairing model={model} scan={NO_SCAN} kept={{ entries: 2, ecgSeconds: 95 }} />);
    expect(screen.getByRole('status').textContent).toMatch(/2 entries.*1:35.*same vehicle/);
    cleanup();
    renderScreen(<Pairing model={model} scan={NO_SCAN} kept={NOTHING} />);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('[ID6] says that the tablet was revoked, what that means, and truthfully what still waits on it', () => {
    const model = createPairingModel({ access: { pair: vi.fn() } });
    const revoked = (kept: Kept, language: 'nl' | 'en') => {
      cleanup();
      renderScreen(<Pairing model={model} scan={NO_SCAN} kept={kept} ended="revoked" />, language);
      return screen.getByRole('status').textContent;
    };
    expect(revoked(NOTHING, 'en')).toMatch(/was revoked.*sends nothing.*ask for a new code/);
    expect(revoked(NOTHING, 'nl')).toMatch(/is ingetrokken.*verstuurt niets.*vraag dan een nieuwe code/);
    expect(revoked({ entries: 2, ecgSeconds: 95 }, 'en')).toMatch(
      /was revoked.*2 entries.*1:35.*same vehicle/,
    );
    expect(revoked({ entries: 1, ecgSeconds: 0 }, 'en')).toMatch(/this tablet keeps 1 entry\. Ask/);
    expect(revoked({ entries: 2, ecgSeconds: 95 }, 'nl')).toMatch(/ingetrokken.*2 invoeren.*1:35.*hetzelfde/);
  });

  it('says that the server does not know it any more, when that came in the middle of its work', () => {
    const model = createPairingModel({ access: { pair: vi.fn() } });
    renderScreen(<Pairing model={model} scan={NO_SCAN} kept={NOTHING} ended="not-known" />, 'nl');
    expect(screen.getByRole('status').textContent).toMatch(
      /kent deze tablet niet.*vraag dan een nieuwe code/,
    );
  });

  it('sends the code with Enter, as with the button', async () => {
    const pair = vi.fn(() => Promise.resolve());
    renderScreen(
      <Pairing model={createPairingModel({ access: { pair } })} scan={NO_SCAN} kept={NOTHING} />,
      'nl',
    );
    await userEvent.type(screen.getByLabelText('Koppelcode'), 'abcd2345{Enter}');
    expect(pair).toHaveBeenCalledExactlyOnceWith('abcd2345');
  });

  it('says what to do about a code that is not valid', async () => {
    const pair = () => Promise.reject(new AppError(ErrorCode.NotSignedIn, 'HTTP 401'));
    renderScreen(<Pairing model={createPairingModel({ access: { pair } })} scan={NO_SCAN} kept={NOTHING} />);
    await userEvent.type(screen.getByLabelText('Pairing code'), 'abcd2345');
    await userEvent.click(screen.getByRole('button', { name: 'Pair' }));
    const notice = await screen.findByRole('alert');
    expect(notice.textContent).toContain('Check it letter by letter');
  });
});
