import type { CaseDesk } from './caseDesk.ts';

/** Everything that only an open case needs. It comes after the start screen, and is asked for as soon as that is drawn. */
export const loadCaseScreen = () => import('./CaseScreen.tsx');

export const openDesk: (typeof CaseDesk)['create'] = async (...args) => {
  const module = await import('./caseDesk.ts');
  return module.CaseDesk.create(...args);
};

/** So that a case can be started in a dead zone: what it needs is here before it is pressed. */
export async function preloadCase(): Promise<void> {
  await Promise.all([loadCaseScreen(), import('./caseDesk.ts')]);
}
