import type { CaseDesk } from './caseDesk.ts';
import type { CaseScreen } from './CaseScreen.tsx';

/** A case that is open, and what draws it. */
export type OpenCase = { readonly desk: CaseDesk; readonly Screen: typeof CaseScreen };

/** Everything that only an open case needs. It comes after the start screen, and is asked for as soon as that is drawn: a case can be started in a dead zone. */
export function loadCaseModules() {
  return Promise.all([import('./caseDesk.ts'), import('./CaseScreen.tsx')]);
}

/** Both are there before the screen changes: a screen that is fetched while it is drawn would show its stand-in for longer than it takes. */
export async function openCase(...args: Parameters<(typeof CaseDesk)['create']>): Promise<OpenCase> {
  const [{ CaseDesk: Desk }, { CaseScreen: Screen }] = await loadCaseModules();
  return { desk: await Desk.create(...args), Screen };
}
