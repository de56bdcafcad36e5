import type { types } from 'mediasoup-client';
import type { CaseId } from '../domain/ids.ts';
import type { RequestInput, RequestName, RequestOutput } from '../protocol/requests.ts';
import type { SignalingClient } from './signalingClient.ts';
import { transportFigures } from './transportFigures.ts';
import { TransportHealer } from './transportHealer.ts';

type MediaRequestName =
  Extract<RequestName, `${'media' | 'transport' | 'producer' | 'consumer'}:${string}`> | 'ecg:open-channel';

/** A request about the media of one case. */
export type MediaRequest = <N extends MediaRequestName>(
  name: N,
  input: Omit<RequestInput<N>, 'caseId'>,
) => Promise<RequestOutput<N>>;

export function mediaRequests(signaling: SignalingClient, caseId: CaseId): MediaRequest {
  return (name, input) => signaling.request(name, { caseId, ...input } as never);
}

/** Seen from this end. */
export type Direction = 'send' | 'receive';

/** What the sending and the receiving half of one join have in common. */
export type MediaLink = {
  device: types.Device;
  request: MediaRequest;
  /** Told whenever there is a link to the server (again). Returns how to stop. */
  onLink: (handler: () => void) => () => void;
  /** A transport could not be brought back: everything has to start anew. */
  onGivenUp: () => void;
  /** Whether the server is heard over the transport of this direction; told at each change. */
  onHeard: (direction: Direction, isHeard: boolean) => void;
  onError: (error: unknown) => void;
};

/** Creates this end of a transport, connects it on first use, and keeps it alive across cuts. */
export async function createTransport(link: MediaLink, direction: Direction): Promise<types.Transport> {
  const { device, request, onGivenUp, onLink } = link;
  const { transport: options } = await request('transport:create', { direction });
  const transport =
    direction === 'send' ? device.createSendTransport(options) : device.createRecvTransport(options);
  transport.on('connect', ({ dtlsParameters }, done, fail) => {
    request('transport:connect', { transportId: transport.id, dtlsParameters }).then(done, fail);
  });
  new TransportHealer({
    transport,
    restartIce: async () =>
      (await request('transport:restart-ice', { transportId: transport.id })).iceParameters,
    heard: async () => transportFigures((await transport.getStats()).entries())?.heard ?? null,
    onLink,
    onGivenUp,
    onHeard: (isHeard) => {
      link.onHeard(direction, isHeard);
    },
  });
  return transport;
}
