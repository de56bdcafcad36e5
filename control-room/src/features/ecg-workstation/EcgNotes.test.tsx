// @vitest-environment happy-dom
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { cleanup, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { renderInApp } from '../../testing/renderInApp.tsx';
import { NewNote } from './EcgNotes.tsx';

afterEach(cleanup);

describe('a note on the trace', () => {
  it.each([
    ['the link is lost', ErrorCode.Disconnected],
    ['it is refused', ErrorCode.NotPermitted],
  ])(
    'stays in its field while %s, with what happened, and goes from it once it is stored',
    async (_, code) => {
      const written: string[] = [];
      let isOpen = false;
      const onNote = (text: string): Promise<void> => {
        written.push(text);
        return isOpen ? Promise.resolve() : Promise.reject(new AppError(code, 'as the test says'));
      };
      renderInApp(<NewNote onNote={onNote} />);
      const field = screen.getByRole('textbox');
      await userEvent.type(field, 'new LBBB');
      await userEvent.keyboard('{Enter}');
      expect((await screen.findByRole('alert')).textContent).toContain(code);
      expect(field).toHaveProperty('value', 'new LBBB');
      isOpen = true;
      await userEvent.keyboard('{Enter}');
      await waitFor(() => {
        expect(field).toHaveProperty('value', '');
      });
      expect(written).toEqual(['new LBBB', 'new LBBB']);
      expect(screen.queryByRole('alert')).toBeNull();
    },
  );
});
