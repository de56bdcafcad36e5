import type { Role } from '@smart-triage/shared/domain/role';
import type { RequestName } from '@smart-triage/shared/protocol/requests';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';
import { randomUUID } from 'node:crypto';
import { change } from './openCase.ts';

type Sampled = Exclude<RequestName, 'session:hello' | 'session:challenge'>;

const RTP_CODEC = { mimeType: 'audio/opus', payloadType: 111, clockRate: 48_000, channels: 2 };

/** A well-formed input for every request, as this role would send it: what is refused of it is refused for another reason than its form. */
export function requestSamples(caseId: string, role: Role): Record<Sampled, unknown> {
  const inCase = { caseId };
  const named = (id: string) => ({ caseId, [id]: 'nobody-has-this-id' });
  return {
    'time:ping': {},
    'crew:sign-in': { number: '99999', pin: '000000' },
    'crew:sign-out': {},
    'crew:duty': {},
    'monitor:find': {},
    'board:watch': {},
    'capacity:watch': {},
    'capacity:report': {
      requestId: randomUUID(),
      change: { hospital: 'lumc', item: 'cardiacBeds', value: 3 },
    },
    'duty:watch': {},
    'duty:set': { requestId: randomUUID(), order: [], replaces: 1 },
    'case:open': { ...change(randomUUID()), unit: '06-101', simulated: true },
    'case:watch': inCase,
    'case:history': { ...inCase, fromSeq: 1 },
    'record:print': inCase,
    'case:break-glass': { ...inCase, reason: 'patient diverted to our hospital' },
    'case:start-transport': change(caseId),
    'case:hand-over': change(caseId),
    'intake:change': { ...change(caseId), changes: { ageYears: 60 } },
    'alert:acknowledge': { ...change(caseId), alert: { sign: 'heartRate', side: 'high', level: 'limit' } },
    'alert:set-limits': { ...change(caseId), limits: null },
    'vitals:record': {
      ...change(caseId),
      reading: { measuredAt: Date.now(), source: 'crew', values: { heartRate: 70 } },
    },
    'vitals:withdraw': {
      ...change(caseId),
      withdrawal: { measuredAt: Date.now(), signs: ['heartRate'], before: {} },
    },
    'position:report': {
      ...inCase,
      position: { latitude: 52.1, longitude: 4.4 },
      headingDegrees: 0,
      destination: null,
      arrivalAt: null,
      reportedAt: Date.now(),
    },
    'consult:request': change(caseId),
    'consult:withdraw': change(caseId),
    'consult:seen': change(caseId),
    'consult:decline': { ...change(caseId), reason: '' },
    'consult:take': { ...change(caseId), over: null },
    'consult:release': { ...change(caseId), reason: '' },
    'consult:assign': { ...change(caseId), to: 'nobody-has-this-id' },
    'consult:join': change(caseId),
    'consult:leave': change(caseId),
    'decision:record': {
      ...change(caseId),
      decision: {
        disposition: { kind: 'other', description: 'observe' },
        reason: 'test of permissions',
        patientWish: '',
        shownScores: [],
      },
      replaces: null,
    },
    'decision:acknowledge': { ...change(caseId), decisionId: randomUUID() },
    'decision:disagree': {
      ...change(caseId),
      disagreement: { decisionId: randomUUID(), reason: 'test of permissions' },
    },
    'patient-wish:record': { ...change(caseId), wish: { said: 'stays at home', refuses: [] } },
    'safety-net:give': { ...change(caseId), given: { language: 'nl' } },
    'gp:inform': { ...change(caseId), informed: { contact: 'the practice' } },
    'arrival:expect': { ...change(caseId), arrival: { arrivalAt: Date.now() } },
    'handover:check': { ...change(caseId), form: 'mist' },
    'hospital-record:consent': { ...change(caseId), answer: 'refused' },
    'hospital-record:source': inCase,
    'hospital-record:open': { ...inCase, patient: '999900001' },
    'hospital-record:break-glass': {
      ...inCase,
      patient: '999900001',
      reason: 'patient is unconscious',
    },
    'photo:parts': { ...inCase, photoId: randomUUID() },
    'photo:send-part': { ...inCase, photoId: randomUUID(), part: 0, bytes: new Uint8Array(1) },
    'photo:store': {
      ...change(caseId),
      offer: {
        photoId: randomUUID(),
        kind: 'other',
        takenAt: Date.now(),
        bytes: 1,
        sha256: '0'.repeat(64),
      },
    },
    'photo:ask': change(caseId),
    'video:policy': {},
    'video:consent': { ...change(caseId), answer: { answer: 'refused', keptDays: 30 } },
    'video:erase': change(caseId),
    'message:send': { ...change(caseId), text: 'test of permissions' },
    'message:read': { ...change(caseId), through: 1 },
    'patient-hearing:set': { ...change(caseId), hears: true },
    'destination:change': {
      ...change(caseId),
      decisionId: randomUUID(),
      hospital: 'groene-hart',
      reason: 'the other one is full',
    },
    'hospital:announce': { ...change(caseId), decisionId: randomUUID() },
    'hospital:answer': {
      ...change(caseId),
      decisionId: randomUUID(),
      answer: { kind: 'accepted', contact: 'the ward' },
    },
    'ecg:start': {
      ...change(caseId),
      stream: {
        streamId: randomUUID(),
        leads: [...INDEPENDENT_LEADS],
        rateHz: 500,
        lsbNv: 5000,
        source: 'simulator',
        startedAt: Date.now(),
      },
    },
    'ecg:check': { ...inCase, blocks: [] },
    'ecg:compare': { ...change(caseId), blocks: [] },
    'ecg:note': { ...change(caseId), note: { streamId: randomUUID(), seq: 0, sample: 0, text: 'look here' } },
    'ecg:withdraw-note': { ...change(caseId), note: 1 },
    'ecg:measure': {
      ...change(caseId),
      measurement: { streamId: randomUUID(), fromSeq: 0, toSeq: 99, jPointMs: 60 },
    },
    'hear:judge': { ...change(caseId), changes: { history: 1 }, shownEcg: null },
    'ecg:push': { ...inCase, frames: packFrames([]) },
    'drive-now:confirm': {
      ...change(caseId),
      proposalId: randomUUID(),
      hospital: 'lumc',
      reason: 'no such proposal',
    },
    'drive-now:overrule': { ...change(caseId), proposalId: randomUUID(), reason: 'no such proposal' },
    'ecg:record': change(caseId),
    'ecg:watch': inCase,
    'ecg:unwatch': inCase,
    'ecg:read': { ...inCase, streamId: randomUUID(), fromSeq: 0, toSeq: 1 },
    'media:join': inCase,
    'media:resume': inCase,
    'transport:create': { ...inCase, direction: 'send' },
    'transport:connect': {
      ...named('transportId'),
      dtlsParameters: { fingerprints: [{ algorithm: 'sha-256', value: Array(32).fill('AB').join(':') }] },
    },
    'transport:restart-ice': named('transportId'),
    'producer:create': {
      ...named('transportId'),
      source: role === 'paramedic' ? 'microphone' : 'talkback',
      kind: 'audio',
      rtpParameters: { codecs: [RTP_CODEC] },
    },
    'producer:set-paused': { ...named('producerId'), paused: true },
    'producer:set-limit': { ...named('producerId'), limit: 'reduced' },
    'producer:tell-delay': { ...named('producerId'), delayMs: 80 },
    'producer:close': named('producerId'),
    'consumer:create': {
      ...named('transportId'),
      producerId: 'nobody-has-this-id',
      rtpCapabilities: { codecs: [] },
    },
    'consumer:resume': named('consumerId'),
    'consumer:prefer-layers': { ...named('consumerId'), layers: { spatial: 0, temporal: 0 } },
    'consumer:ask-key-frame': named('consumerId'),
    'consumer:close': named('consumerId'),
    'ecg:open-channel': { ...named('transportId'), sctpStreamParameters: { streamId: 1 } },
    'media:leave': inCase,
    'case:close-undecided': { ...change(caseId), reason: 'test of permissions' },
    'case:close': change(caseId),
  };
}
