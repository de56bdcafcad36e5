import type { EcgBlock, EcgComparison } from '@smart-triage/shared/domain/ecgBlock';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { packFrames, unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { MAX_ECG_MESSAGE_BYTES } from '@smart-triage/shared/protocol/requests';
import type { CaseService } from '../../cases/caseService.ts';
import { assertAllowed, step } from '../../cases/caseSteps.ts';
import { compareBlocks } from '../../ecg/compareBlocks.ts';
import type { EcgIngest } from '../../ecg/ecgIngest.ts';
import type { HandMeasurer } from '../../ecg/handMeasurer.ts';
import type { EcgRecorder } from '../../ecg/ecgRecorder.ts';
import type { EcgStore, StoredFrame } from '../../store/ecgStore.ts';
import type { Handlers } from '../handlers.ts';
import { audience } from '../notifier.ts';
import { changeOf } from './caseHandlers.ts';

type EcgRequest =
  `ecg:${'start' | 'note' | 'withdraw-note' | 'measure' | 'push' | 'check' | 'compare' | 'record' | 'watch' | 'unwatch' | 'read'}`;
type EcgHandlerDeps = {
  cases: CaseService;
  ingest: EcgIngest;
  store: EcgStore;
  recorder: EcgRecorder;
  measurer: HandMeasurer;
};

/** Twelve seconds of tenth-second frames: a full screen of sweep. */
const RECENT_FRAMES = 120;
/** About half a minute; the reader asks again for more. */
const FRAMES_PER_READ = 300;

export function ecgHandlers({
  cases,
  ingest,
  store,
  recorder,
  measurer,
}: EcgHandlerDeps): Pick<Handlers, EcgRequest> {
  const readRecent = async (caseId: CaseId, streamId: StreamId | undefined): Promise<Uint8Array> => {
    if (streamId === undefined) return packFrames([]);
    const last = (await ingest.storedOf(streamId)).last() ?? -1;
    const first = Math.max(0, last - RECENT_FRAMES + 1);
    return packWithin(await store.read({ caseId, streamId }, first, last, RECENT_FRAMES));
  };
  const describe = async (streamId: StreamId) => {
    const stored = await ingest.storedOf(streamId);
    return {
      streamId,
      lastSeq: stored.last(),
      gaps: stored.gaps().map(([from, to]): [number, number] => [from, to]),
    };
  };
  const assertStreamOf = (caseId: CaseId, streamId: StreamId): void => {
    const isKnown = cases.directory.get(caseId).ecgStreams.some((stream) => stream.streamId === streamId);
    if (!isKnown) throw new AppError(ErrorCode.NotFound, 'this case has no such ECG stream');
  };

  const compared = (caseId: CaseId, blocks: readonly EcgBlock[]): Promise<EcgComparison> => {
    for (const { streamId } of blocks) assertStreamOf(caseId, streamId);
    return compareBlocks(store, caseId, blocks);
  };

  return {
    'ecg:start': (input, context) =>
      cases.change(
        changeOf('ecg:start', input, context),
        step(context.actor, { type: 'ecg-started', stream: input.stream }),
      ),
    'ecg:note': (input, context) => {
      const { caseId, note } = input;
      assertStreamOf(caseId, note.streamId);
      return cases.change(
        changeOf('ecg:note', input, context),
        step(context.actor, { type: 'ecg-noted', note }),
      );
    },
    'ecg:withdraw-note': (input, context) =>
      cases.change(
        changeOf('ecg:withdraw-note', input, context),
        step(context.actor, ({ ecgNotes }) => {
          const own = ecgNotes.some(({ event, by }) => event === input.note && by.id === context.actor.id);
          if (!own) throw new AppError(ErrorCode.NotFound, 'there is no such note of this person');
          return { type: 'ecg-note-withdrawn', note: input.note };
        }),
      ),
    'ecg:measure': async (input, context) => {
      const { caseId } = input;
      assertStreamOf(caseId, input.measurement.streamId);
      const measurement = await measurer.measure(cases.directory.get(caseId), input.measurement);
      return cases.change(
        changeOf('ecg:measure', input, context),
        step(context.actor, { type: 'ecg-measured', measurement }),
      );
    },
    'ecg:push': async ({ caseId, frames }) => {
      await ingest.accept(caseId, unpackFrames(frames));
      return {};
    },
    'ecg:check': async ({ caseId, blocks }) => ({ minutes: (await compared(caseId, blocks)).minutes }),
    'ecg:compare': async (input, context) => {
      const comparison = await compared(input.caseId, input.blocks);
      return cases.change(
        changeOf('ecg:compare', input, context),
        step(context.actor, { type: 'ecg-compared', comparison }),
      );
    },
    'ecg:record': async (input, context) => {
      const { caseId, captured } = input;
      if (captured) assertStreamOf(caseId, captured.streamId);
      if (captured && context.actor.role !== 'paramedic')
        throw new AppError(
          ErrorCode.NotPermitted,
          'only the tablet that captures an ECG can have analysed it',
        );
      const known = cases.directory.get(caseId);
      const recording = captured
        ? await recorder.take(known, captured)
        : await recorder.record(known, 'person');
      return cases.change(changeOf('ecg:record', input, context), (state) => {
        if (!state) throw new AppError(ErrorCode.NotFound, 'there is no such case');
        assertAllowed(state, 'ecg-recorded', context.actor);
        return {
          fact: { type: 'ecg-recorded', recording },
          reply: ({ seq }) => ({ recordingId: recording.id, seq }),
        };
      });
    },
    'ecg:watch': async ({ caseId }, { listen }) => {
      listen(audience.ecg(caseId));
      const { ecgStreams } = cases.directory.get(caseId);
      const streams = await Promise.all(ecgStreams.map(({ streamId }) => describe(streamId)));
      return { streams, recent: await readRecent(caseId, ecgStreams.at(-1)?.streamId) };
    },
    'ecg:unwatch': ({ caseId }, { unlisten }) => {
      unlisten(audience.ecg(caseId));
      return {};
    },
    'ecg:read': async ({ caseId, streamId, fromSeq, toSeq }) => {
      assertStreamOf(caseId, streamId);
      return { frames: packWithin(await store.read({ caseId, streamId }, fromSeq, toSeq, FRAMES_PER_READ)) };
    },
  };
}

/** As many frames from the front as one message may carry. */
function packWithin(frames: readonly StoredFrame[]): Uint8Array {
  let bytes = 0;
  const fitting = frames.filter((frame) => {
    bytes += frame.bytes.byteLength + 2;
    return bytes + 2 <= MAX_ECG_MESSAGE_BYTES;
  });
  return packFrames(fitting.map((frame) => frame.bytes));
}
