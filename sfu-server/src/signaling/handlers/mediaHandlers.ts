import type { CaseId } from '@smart-triage/shared/domain/ids';
import { mayEver } from '@smart-triage/shared/domain/permissions';
import type { Role } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { MediaSource } from '@smart-triage/shared/protocol/media';
import {
  HeaderExtensionUriSchema,
  RtpCapabilitiesSchema,
  RtpParametersSchema,
} from '@smart-triage/shared/protocol/mediaParameters';
import type { types } from 'mediasoup';
import type { Peer } from '../../media/peer.ts';
import type { RoomRegistry } from '../../media/roomRegistry.ts';
import type { HandlerContext, Handlers } from '../handlers.ts';
import { audience } from '../notifier.ts';

type MediaRequest =
  | Extract<keyof Handlers, `${'media' | 'transport' | 'producer' | 'consumer'}:${string}`>
  | 'ecg:open-channel';

const KIND_OF: Record<MediaSource, types.MediaKind> = {
  camera: 'video',
  microphone: 'audio',
  talkback: 'audio',
};

export function mediaHandlers(rooms: RoomRegistry): Pick<Handlers, MediaRequest> {
  const peerOf = async (caseId: CaseId, { session }: HandlerContext): Promise<Peer> => {
    const peer = (await rooms.get(caseId)).peer(session.id);
    if (!peer) throw new AppError(ErrorCode.MediaUnavailable, 'join the media of this case first');
    return peer;
  };

  return {
    'media:join': async ({ caseId }, { session, actor, listen, isOpen }) => {
      const room = await rooms.join(caseId);
      if (!isOpen()) {
        await rooms.leave(caseId, session.id);
        throw new AppError(ErrorCode.NotSignedIn, 'the session has ended');
      }
      room.join(session.id, actor);
      listen(audience.media(caseId));
      const producers = room.producersFor(session.id);
      return {
        epoch: room.epoch,
        rtpCapabilities: offeredCapabilities(room.router),
        producers,
        viewers: room.viewers(),
      };
    },
    'media:resume': async ({ caseId }, context) => {
      await peerOf(caseId, context);
      const room = await rooms.get(caseId);
      context.listen(audience.media(caseId));
      const producers = room.producersFor(context.session.id);
      return { epoch: room.epoch, producers, viewers: room.viewers() };
    },
    'media:leave': async ({ caseId }, { session, unlisten }) => {
      unlisten(audience.media(caseId));
      await rooms.leave(caseId, session.id);
      return {};
    },
    'transport:create': async ({ caseId }, context) => {
      const transport = await (await peerOf(caseId, context)).createTransport();
      const { id, iceParameters, iceCandidates, dtlsParameters, sctpParameters } = transport;
      return {
        transport: {
          id,
          iceParameters,
          iceCandidates,
          dtlsParameters,
          ...(sctpParameters && { sctpParameters }),
        },
      };
    },
    'transport:connect': async ({ caseId, transportId, dtlsParameters }, context) => {
      await (await peerOf(caseId, context)).connectTransport(transportId, dtlsParameters);
      return {};
    },
    'transport:restart-ice': async ({ caseId, transportId }, context) => ({
      iceParameters: await (await peerOf(caseId, context)).restartIce(transportId),
    }),
    'producer:create': async ({ caseId, transportId, source, kind, rtpParameters }, context) => {
      assertMaySend(source, kind, context.actor.role);
      const peer = await peerOf(caseId, context);
      return { producerId: await peer.produce(transportId, source, kind, rtpParameters) };
    },
    'producer:set-paused': async ({ caseId, producerId, paused }, context) => {
      await (await peerOf(caseId, context)).setProducerPaused(producerId, paused);
      return {};
    },
    'producer:set-limit': async ({ caseId, producerId, limit }, context) => {
      (await peerOf(caseId, context)).setProducerLimit(producerId, limit);
      return {};
    },
    'producer:tell-delay': async ({ caseId, producerId, delayMs }, context) => {
      (await peerOf(caseId, context)).tellProducerDelay(producerId, delayMs);
      return {};
    },
    'producer:close': async ({ caseId, producerId }, context) => {
      (await peerOf(caseId, context)).closeProducer(producerId);
      return {};
    },
    'consumer:create': async ({ caseId, transportId, producerId, rtpCapabilities }, context) => {
      const consumer = await (
        await peerOf(caseId, context)
      ).consume(transportId, producerId, rtpCapabilities);
      return {
        consumerId: consumer.id,
        kind: consumer.kind,
        rtpParameters: rtpParametersOf(consumer),
      };
    },
    'consumer:resume': async ({ caseId, consumerId }, context) => {
      await (await peerOf(caseId, context)).resumeConsumer(consumerId);
      return {};
    },
    'consumer:prefer-layers': async ({ caseId, consumerId, layers }, context) => {
      await (await peerOf(caseId, context)).preferLayers(consumerId, layers);
      return {};
    },
    'consumer:ask-key-frame': async ({ caseId, consumerId }, context) => {
      await (await peerOf(caseId, context)).askKeyFrame(consumerId);
      return {};
    },
    'consumer:close': async ({ caseId, consumerId }, context) => {
      (await peerOf(caseId, context)).closeConsumer(consumerId);
      return {};
    },
    'ecg:open-channel': async ({ caseId, transportId, sctpStreamParameters }, context) => ({
      dataProducerId: await (await peerOf(caseId, context)).openEcgChannel(transportId, sctpStreamParameters),
    }),
  };
}

/** What the router can do, less the header extensions that mediasoup-client does not know (`toffset`). */
function offeredCapabilities({ rtpCapabilities }: types.Router) {
  const { codecs, headerExtensions = [] } = rtpCapabilities;
  const known = headerExtensions.filter(({ uri }) => HeaderExtensionUriSchema.safeParse(uri).success);
  return RtpCapabilitiesSchema.parse({ codecs, headerExtensions: known });
}

/** As they travel: mediasoup's objects spell out absent fields as `undefined`, which JSON leaves out. */
function rtpParametersOf({ rtpParameters }: types.Consumer) {
  return RtpParametersSchema.parse(JSON.parse(JSON.stringify(rtpParameters)));
}

/** [MD4] Who may send what stands in the table of permissions, like everything else. */
function assertMaySend(source: MediaSource, kind: types.MediaKind, role: Role): void {
  if (!mayEver(`${source}:send`, role))
    throw new AppError(ErrorCode.NotPermitted, `a ${role} does not send ${source}`);
  if (kind !== KIND_OF[source])
    throw new AppError(ErrorCode.Invalid, `producer:create: ${source} is ${KIND_OF[source]}`);
}
