import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode, FAILURE_CLASS } from '@smart-triage/shared/errors/errorCode';
import { problemOf } from '../lib/problemOf.ts';
import { type OpenCase, openCase } from './caseModules.ts';
import type { Dependencies } from './dependencies.ts';

/** Which screen the tablet is on. */
export type TabletState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'pairing' }
  /** The server refuses this page or this tablet for good. */
  | { readonly kind: 'refused'; readonly code: ErrorCode }
  | { readonly kind: 'opening' }
  | { readonly kind: 'idle'; readonly actor: Actor; readonly lost: ErrorCode | null }
  | ({ readonly kind: 'in-case'; readonly actor: Actor } & OpenCase);

export type TabletModel = Readable<TabletState> & {
  startCase: (kind: 'real' | 'simulated') => Promise<void>;
  /** Back to the start screen; the case stays as it is. */
  leaveCase: () => Promise<void>;
  close: () => void;
};

/** As the protocol limits it. */
const LONGEST_UNIT = 20;

/** From pairing to a case, and back into the case that was open before a reload. */
export function createTabletModel(deps: Dependencies): TabletModel {
  const { access, signaling, serverClock, outbox, currentCase, lastActor, onFault } = deps;
  const store = createStore<TabletState>({ kind: 'connecting' });
  let actor: Actor | null = null;
  let isConnecting = false;
  let wasOut = false;

  const closeDesk = (): void => {
    const state = store.getSnapshot();
    if (state.kind === 'in-case') state.desk.close();
  };
  const goIdle = async (who: Actor, lost: ErrorCode | null): Promise<void> => {
    closeDesk();
    store.set({ kind: 'idle', actor: who, lost });
    await currentCase.set(who.id, null);
  };
  const enter = async (who: Actor, caseId: CaseId): Promise<void> => {
    store.set({ kind: 'opening' });
    const opening: { isOpen: boolean; lost: ErrorCode | null } = { isOpen: false, lost: null };
    const opened = await openCase(deps, caseId, (error) => {
      const code = refusalIn(error);
      if (!code) return;
      opening.lost = code;
      if (opening.isOpen) goIdle(who, code).catch(onFault);
    });
    opening.isOpen = true;
    // The server may have said meanwhile that this tablet, or this page, is not let in any more: a case is not drawn over what says so.
    if (actor !== who || store.getSnapshot().kind !== 'opening') {
      opened.desk.close();
      return;
    }
    store.set({ kind: 'in-case', actor: who, ...opened });
    // The media library and the devices would hold up the first answer to the crew's touch.
    deps
      .painted()
      .then(() => {
        opened.desk.startMedia();
      })
      .catch(onFault);
    // The server can refuse the case before it has been opened here.
    if (opening.lost) await goIdle(who, opening.lost);
  };
  /** Without the files of the case screen there is nothing to draw: opening the page again fetches them, and returns to the case. */
  const handleNotLoaded = (error: unknown): void => {
    onFault(error);
    store.set({ kind: 'refused', code: problemOf(error) });
  };
  const sit = async (who: Actor): Promise<void> => {
    if (actor?.id === who.id) return;
    closeDesk();
    actor = who;
    const open = await currentCase.get(who.id);
    // The server may have said meanwhile that this tablet is somebody else, or nobody.
    if (actor !== who) return;
    if (open) {
      await enter(who, open);
      return;
    }
    store.set({ kind: 'idle', actor: who, lost: null });
    // What is kept of a case is another vehicle's, whose tablet this was.
    await currentCase.forgetStates();
  };
  const handleIn = async (who: Actor): Promise<void> => {
    lastActor.set(who);
    if (!isConnecting) signaling.connect();
    // Paired anew: what refused the session before does not refuse this one.
    else if (wasOut) signaling.comeBack();
    isConnecting = true;
    wasOut = false;
    await sit(who);
  };
  /** [OB5] The server may be one that has lost everything, this tablet included: an open case stays as long as something of it waits here, for when it is paired anew. */
  const letGo = async (who: Actor | null): Promise<void> => {
    // Let go of before: what was left then stays for who pairs it anew.
    if (who === null) return;
    const open = await currentCase.get(who.id);
    if (!open || !(await holdsSomethingOf(deps, open))) await currentCase.forgetStates();
  };
  const handleOut = (): void => {
    const who = actor ?? lastActor.get();
    closeDesk();
    actor = null;
    wasOut = true;
    lastActor.set(null);
    letGo(who).catch(onFault);
    store.set({ kind: 'pairing' });
  };
  const handleAccess = (): void => {
    const state = access.state.getSnapshot();
    if (state.kind === 'in') handleIn(state.access.actor).catch(handleNotLoaded);
    else if (state.kind === 'out') handleOut();
  };
  const unsubscribe = [
    access.state.subscribe(handleAccess),
    signaling.state.subscribe(() => {
      const state = signaling.state.getSnapshot();
      if (state.kind !== 'refused') return;
      closeDesk();
      store.set({ kind: 'refused', code: state.error.code });
      // Whether it has to be paired anew: then that screen comes by itself.
      if (state.error.code === ErrorCode.NotSignedIn) access.resume().catch(onFault);
    }),
  ];
  handleAccess();
  // Without a link nobody answers whether this tablet is still let in. What it records waits on it until somebody does.
  const before = lastActor.get();
  if (before && access.state.getSnapshot().kind === 'unknown') sit(before).catch(handleNotLoaded);
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    startCase: async (kind) => {
      if (!actor || store.getSnapshot().kind !== 'idle') return;
      const caseId = CaseIdSchema.parse(crypto.randomUUID());
      const unit = actor.name.slice(0, LONGEST_UNIT).trim();
      const openedAt = serverClock.now();
      outbox.add('case:open', { caseId, unit, simulated: kind === 'simulated', openedAt });
      await currentCase.set(actor.id, caseId);
      await enter(actor, caseId).catch(handleNotLoaded);
    },
    leaveCase: async () => {
      if (actor) await goIdle(actor, null);
    },
    close: () => {
      for (const end of unsubscribe) end();
      closeDesk();
    },
  };
}

async function holdsSomethingOf(
  { outbox, photos, ecgLog }: Pick<Dependencies, 'outbox' | 'photos' | 'ecgLog'>,
  caseId: CaseId,
): Promise<boolean> {
  return (
    outbox.state.getSnapshot().waiting.some(({ input }) => input.caseId === caseId) ||
    photos.state.getSnapshot().waiting.some((photo) => photo.caseId === caseId) ||
    (await ecgLog.count(caseId)) > 0
  );
}

/** Only what will not be better when it is asked again: a case that is not there, or not for this tablet. */
function refusalIn(error: unknown): ErrorCode | null {
  return error instanceof AppError && FAILURE_CLASS[error.code] === 'refused' ? error.code : null;
}
