import type { Crew } from '../../identity/crew.ts';
import type { Handlers } from '../handlers.ts';

type CrewRequest = `crew:${'sign-in' | 'sign-out' | 'duty'}`;

export function crewDutyHandlers(
  crew: Pick<Crew, 'signIn' | 'signOut' | 'dutyOf'>,
): Pick<Handlers, CrewRequest> {
  return {
    'crew:sign-in': async ({ number, pin }, { session }) => ({
      duty: await crew.signIn(session.identity, number, pin),
    }),
    'crew:sign-out': async (_input, { session }) => {
      await crew.signOut(session.identity);
      return {};
    },
    'crew:duty': (_input, { session }) => ({ duty: crew.dutyOf(session.identity) }),
  };
}
