import { mediaRequests, type MediaRequest } from '@smart-triage/shared/client/mediaLink';
import { SignalingClient } from '@smart-triage/shared/client/signalingClient';
import { CaseIdSchema, RequestIdSchema } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { ServerProcess } from '../../rig/serverProcess.ts';
import type { Side } from './consumers.ts';
import { packetsTo, sendTracks, type Tracks, viewAll } from './mediaEnds.ts';

const UNIT = '06-199';

/** The project's server as a program, one case, one crew, and each viewer with a session and a socket of its own. */
export async function ownSide(tracks: Tracks, viewers: number): Promise<Side> {
  const server = await ServerProcess.create();
  const caseId = CaseIdSchema.parse(crypto.randomUUID());
  const signalings: SignalingClient[] = [];
  const connect = async (actor: Actor): Promise<SignalingClient> => {
    const signaling = new SignalingClient({ url: server.url, token: () => server.tokenFor(actor) });
    signalings.push(signaling);
    const isReady = new Promise<unknown>((resolve) => signaling.onReady(resolve));
    signaling.connect();
    await isReady;
    return signaling;
  };
  const crew = await connect({ id: 'crew', name: 'Ambulance bench', role: 'paramedic' });
  const requestId = RequestIdSchema.parse(crypto.randomUUID());
  await crew.request('case:open', { requestId, caseId, unit: UNIT, simulated: true });
  const sender = await sendTracks(mediaRequests(crew, caseId), tracks);
  const view = async (viewer: number) => {
    const signaling = await connect({ id: `desk-${viewer}`, name: `Dr. ${viewer}`, role: 'cardiologist' });
    return viewAll(...(await roomOf(mediaRequests(signaling, caseId))));
  };
  const receivers = await Promise.all(Array.from({ length: viewers }, (_, viewer) => view(viewer)));
  const worker = await server.workerPid();
  if (worker === null) throw new Error('the server has no media worker');
  return {
    pids: { worker, node: server.pid },
    packets: () => packetsTo(receivers),
    close: async () => {
      for (const end of [sender, ...receivers, ...signalings]) end.close();
      await server.close();
    },
  };
}

async function roomOf(request: MediaRequest) {
  const { producers } = await request('media:join', {});
  return [request, producers] as const;
}
