import { z } from 'zod';
import { MediaIdSchema } from '../domain/ids.ts';

/**
 * The WebRTC dictionaries that travel between mediasoup-client and mediasoup. They are checked field by field before they reach the native worker: a
 * malformed dictionary has killed workers before (an empty `fingerprints`, mediasoup issue 537). Unknown fields are dropped, not passed on.
 */

const Uint32Schema = z.int().min(0).max(0xffff_ffff);
const NameSchema = z.string().max(255);
const CodecParametersSchema = z.record(
  z.string().max(64),
  z.unknown().refine(isScalar, 'a short text, number or boolean'),
);
const RtcpFeedbackSchema = z.object({
  type: z.string().max(32),
  parameter: z.string().max(32).exactOptional(),
});
export const MediaKindSchema = z.enum(['audio', 'video']);

const MimeTypeSchema = z.string().regex(/^(audio|video)\/[\w.-]{1,64}$/);

export const DtlsParametersSchema = z.object({
  role: z.enum(['auto', 'client', 'server']).exactOptional(),
  fingerprints: z
    .array(
      z.object({
        algorithm: z.enum(['sha-1', 'sha-224', 'sha-256', 'sha-384', 'sha-512']),
        value: z.string().regex(/^[0-9A-Fa-f]{2}(:[0-9A-Fa-f]{2}){19,63}$/),
      }),
    )
    .min(1)
    .max(8),
});

export const IceParametersSchema = z.object({
  usernameFragment: NameSchema,
  password: NameSchema,
  iceLite: z.boolean().exactOptional(),
});

const IceCandidateSchema = z.object({
  foundation: NameSchema,
  priority: Uint32Schema,
  address: NameSchema,
  ip: NameSchema,
  protocol: z.enum(['udp', 'tcp']),
  port: z.int().min(0).max(65535),
  type: z.enum(['host', 'srflx', 'prflx', 'relay']),
  tcpType: z.enum(['active', 'passive', 'so']).exactOptional(),
});

/** The extensions that both mediasoup 3.27 and mediasoup-client 3.24 know. */
export const HeaderExtensionUriSchema = z.enum([
  'urn:ietf:params:rtp-hdrext:sdes:mid',
  'urn:ietf:params:rtp-hdrext:sdes:rtp-stream-id',
  'urn:ietf:params:rtp-hdrext:sdes:repaired-rtp-stream-id',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-send-time',
  'http://www.ietf.org/id/draft-holmer-rmcat-transport-wide-cc-extensions-01',
  'urn:ietf:params:rtp-hdrext:ssrc-audio-level',
  'https://aomediacodec.github.io/av1-rtp-spec/#dependency-descriptor-rtp-header-extension',
  'urn:3gpp:video-orientation',
  'http://www.webrtc.org/experiments/rtp-hdrext/abs-capture-time',
  'http://www.webrtc.org/experiments/rtp-hdrext/playout-delay',
  'urn:mediasoup:params:rtp-hdrext:packet-id',
]);

const HeaderExtensionSchema = z.object({
  uri: HeaderExtensionUriSchema,
  id: z.int().min(1).max(255),
  encrypt: z.boolean().exactOptional(),
  parameters: CodecParametersSchema.exactOptional(),
});

const EncodingSchema = z.object({
  ssrc: Uint32Schema.exactOptional(),
  rid: z.string().max(16).exactOptional(),
  codecPayloadType: z.int().min(0).max(127).exactOptional(),
  rtx: z.object({ ssrc: Uint32Schema }).exactOptional(),
  dtx: z.boolean().exactOptional(),
  scalabilityMode: z.string().max(16).exactOptional(),
  scaleResolutionDownBy: z.number().min(1).max(64).exactOptional(),
  maxBitrate: z.number().min(0).max(1e8).exactOptional(),
});

export const RtpParametersSchema = z.object({
  mid: z.string().max(64).exactOptional(),
  codecs: z
    .array(
      z.object({
        mimeType: MimeTypeSchema,
        payloadType: z.int().min(0).max(127),
        clockRate: z.int().min(1).max(1e6),
        channels: z.int().min(1).max(16).exactOptional(),
        parameters: CodecParametersSchema.exactOptional(),
        rtcpFeedback: z.array(RtcpFeedbackSchema).max(16).exactOptional(),
      }),
    )
    .min(1)
    .max(32),
  headerExtensions: z.array(HeaderExtensionSchema).max(32).exactOptional(),
  encodings: z.array(EncodingSchema).max(8).exactOptional(),
  rtcp: z
    .object({
      cname: NameSchema.exactOptional(),
      reducedSize: z.boolean().exactOptional(),
      mux: z.boolean().exactOptional(),
    })
    .exactOptional(),
  msid: NameSchema.exactOptional(),
});

export const RtpCapabilitiesSchema = z.object({
  codecs: z
    .array(
      z.object({
        kind: MediaKindSchema,
        mimeType: MimeTypeSchema,
        preferredPayloadType: z.int().min(0).max(127),
        clockRate: z.int().min(1).max(1e6),
        channels: z.int().min(1).max(16).exactOptional(),
        parameters: CodecParametersSchema.exactOptional(),
        rtcpFeedback: z.array(RtcpFeedbackSchema).max(16).exactOptional(),
      }),
    )
    .max(64),
  headerExtensions: z
    .array(
      z.object({
        kind: MediaKindSchema,
        uri: HeaderExtensionUriSchema,
        preferredId: z.int().min(1).max(255),
        preferredEncrypt: z.boolean().exactOptional(),
        direction: z.enum(['sendrecv', 'sendonly', 'recvonly', 'inactive']).exactOptional(),
      }),
    )
    .max(64)
    .exactOptional(),
});

const SctpParametersSchema = z.object({
  port: z.int().min(0).max(65535),
  maxSendMessageSize: Uint32Schema,
  maxReceiveMessageSize: Uint32Schema,
});

export const SctpStreamParametersSchema = z.object({
  streamId: z.int().min(0).max(65535),
  ordered: z.boolean().exactOptional(),
  maxPacketLifeTime: z.int().min(0).max(600_000).exactOptional(),
  maxRetransmits: z.int().min(0).max(1000).exactOptional(),
});

/** What a client needs to build its end of a transport. */
export const TransportOptionsSchema = z.object({
  id: MediaIdSchema,
  iceParameters: IceParametersSchema,
  iceCandidates: z.array(IceCandidateSchema).max(32),
  dtlsParameters: DtlsParametersSchema,
  sctpParameters: SctpParametersSchema.exactOptional(),
});
export type TransportOptions = z.infer<typeof TransportOptionsSchema>;

function isScalar(value: unknown): boolean {
  return typeof value === 'string'
    ? value.length <= 1024
    : value === null || ['number', 'boolean'].includes(typeof value);
}
