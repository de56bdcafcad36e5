import { SHORTEST_PASSWORD } from '@smart-triage/shared/protocol/signIn';

/** `differ`: the new one was typed twice, and not alike. `short`: has fewer signs than it must. */
export type TypingProblem = 'differ' | 'short';

/** What is wrong with a new password before it is sent; `null`: nothing that a page can see. */
export function typingProblemOf(newPassword: string, again: string): TypingProblem | null {
  if (newPassword !== again) return 'differ';
  return newPassword.length < SHORTEST_PASSWORD ? 'short' : null;
}
