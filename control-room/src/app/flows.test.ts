import { createStore } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { DEFAULT_ALERT_LIMITS } from '@smart-triage/shared/domain/alerts';
import { ProposalIdSchema, StreamIdSchema } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { RequestName } from '@smart-triage/shared/protocol/requests';
import { describe, expect, it } from 'vitest';
import { createAlertActions } from '../features/alerts/alertActions.ts';
import { createCapacityModel } from '../features/capacity/capacityModel.ts';
import { createConsultActions } from '../features/consult/consultActions.ts';
import { createDutyModel } from '../features/consult/dutyModel.ts';
import { createAnnouncementActions } from '../features/decision/announcementActions.ts';
import { createEcgWriting } from '../features/ecg-workstation/ecgWriting.ts';
import { createGuidanceActions } from '../features/guidance/guidanceActions.ts';
import { createRecordModel } from '../features/hospital-record/recordModel.ts';
import { createMessageActions } from '../features/messages/messageActions.ts';
import { createHearActions } from '../features/risk/hearActions.ts';
import { createStillRequest } from '../features/video-call/stillRequest.ts';
import { errorCodeOf } from '../lib/errorCodeOf.ts';
import { caseId, caseOf, decisionId, HOSPITALS, requestId, session } from '../testing/cases.ts';
import { NOON } from '../testing/fakeClock.ts';
import { FakeSignaling } from '../testing/fakeSignaling.ts';

const ID = caseId(1);
const DECISION = decisionId(1);
const HOSPITAL = HOSPITALS[0]!.id;
const PROPOSAL = ProposalIdSchema.parse('00000000-0000-4000-8000-00000000d0d0');
const STREAM = StreamIdSchema.parse('00000000-0000-4000-8000-00000000ec61');
const ALERT = { sign: 'heartRate', side: 'high', level: 'crisis' } as const;

type Options = {
  signaling: FakeSignaling;
  caseId: typeof ID;
  newRequestId: () => ReturnType<typeof requestId>;
};
/** `act` does it; `failure` is what the screen names afterwards. */
type Flow = {
  name: string;
  request: RequestName;
  /** Each time under a `requestId` of its own: what became of the first shows otherwise, or is no change. */
  isNew?: true;
  begin: (options: Options) => { act: () => unknown; failure: () => ErrorCode | null };
};

const onError = () => undefined;

/** For what rejects instead of keeping its failure: the form that called it shows it. */
function rejecting(run: () => Promise<unknown>) {
  let code: ErrorCode | null = null;
  const act = async () => {
    code = null;
    await run().catch((error: unknown) => {
      code = errorCodeOf(error);
    });
  };
  return { act, failure: () => code };
}

function consults(act: (actions: ReturnType<typeof createConsultActions>) => unknown): Flow['begin'] {
  return (options) => {
    const actions = createConsultActions({ ...options, onError });
    return { act: () => act(actions), failure: () => actions.getSnapshot().failure?.code ?? null };
  };
}

function announcing(act: (actions: ReturnType<typeof createAnnouncementActions>) => unknown): Flow['begin'] {
  return (options) => {
    const actions = createAnnouncementActions(options);
    return { act: () => act(actions), failure: () => actions.getSnapshot().failure };
  };
}

const FLOWS: readonly Flow[] = [
  { name: 'taking a consult', request: 'consult:take', begin: consults(({ take }) => take(ID)) },
  {
    name: 'declining one',
    request: 'consult:decline',
    begin: consults(({ decline }) => decline(ID, 'in the cath lab')),
  },
  {
    name: 'giving one back',
    request: 'consult:release',
    begin: consults(({ release }) => release(ID, '')),
  },
  {
    name: 'assigning one',
    request: 'consult:assign',
    begin: consults(({ assign }) => assign(ID, 'doctor-2')),
  },
  {
    name: 'announcing a patient',
    request: 'hospital:announce',
    begin: announcing(({ announce }) => announce(DECISION)),
  },
  {
    name: 'writing down the hospital’s answer',
    request: 'hospital:answer',
    begin: announcing(({ answer }) => answer(DECISION, { kind: 'accepted', contact: 'Dr. Bakker' })),
  },
  {
    name: 'another hospital',
    request: 'destination:change',
    begin: announcing(({ reroute }) => reroute(DECISION, HOSPITAL, 'no bed')),
  },
  {
    name: 'a hospital’s capacity',
    request: 'capacity:report',
    begin: (options) => {
      const model = createCapacityModel({ ...options, onError });
      const change = { hospital: HOSPITAL, item: 'cardiacBeds', value: 3 } as const;
      return { act: () => model.report([change]), failure: () => model.getSnapshot().failure };
    },
  },
  {
    name: 'the order of duty',
    request: 'duty:set',
    isNew: true,
    begin: (options) => {
      const model = createDutyModel({ ...options, onError });
      return { act: () => model.set(['doctor-1'], null), failure: () => model.getSnapshot().failure };
    },
  },
  {
    name: 'seeing an alert',
    request: 'alert:acknowledge',
    begin: (options) => {
      const actions = createAlertActions(options);
      const alert = { ...ALERT, value: 150, limit: 140, measuredAt: NOON };
      return {
        act: () => {
          actions.acknowledge(alert);
        },
        failure: () => actions.getSnapshot().failure,
      };
    },
  },
  {
    name: 'the limits of a patient',
    request: 'alert:set-limits',
    begin: (options) => {
      const actions = createAlertActions(options);
      return {
        act: () => actions.setLimits(DEFAULT_ALERT_LIMITS),
        failure: () => actions.getSnapshot().failure,
      };
    },
  },
  {
    name: 'judging HEAR',
    request: 'hear:judge',
    begin: (options) => {
      const actions = createHearActions(options);
      return {
        act: () => actions.judge({ item: 'history', points: 2 }, null, null),
        failure: () => actions.getSnapshot().failure,
      };
    },
  },
  {
    name: 'a 12-lead ECG now',
    request: 'ecg:record',
    begin: (options) => {
      const actions = createGuidanceActions(options);
      return { act: actions.recordEcg, failure: () => actions.getSnapshot().failure?.code ?? null };
    },
  },
  {
    name: 'overruling the proposal to drive',
    request: 'drive-now:overrule',
    begin: (options) => {
      const actions = createGuidanceActions(options);
      return {
        act: () => {
          actions.overrule(PROPOSAL, 'known pericarditis');
        },
        failure: () => actions.getSnapshot().failure?.code ?? null,
      };
    },
  },
  {
    name: 'a message',
    request: 'message:send',
    begin: (options) => {
      const actions = createMessageActions(options);
      return {
        act: () => actions.send('oxygen?'),
        failure: () => actions.getSnapshot().failure?.code ?? null,
      };
    },
  },
  {
    name: 'a note on the trace',
    request: 'ecg:note',
    begin: (options) => {
      const { notes } = createEcgWriting(options);
      return rejecting(() => notes.write({ streamId: STREAM, seq: 1, sample: 0, text: 'new LBBB' }));
    },
  },
  {
    name: 'taking a note back',
    request: 'ecg:withdraw-note',
    begin: (options) => {
      const { notes } = createEcgWriting(options);
      return rejecting(() => notes.withdraw(7));
    },
  },
  {
    name: 'a measurement by hand',
    request: 'ecg:measure',
    begin: (options) => {
      const { measure } = createEcgWriting(options);
      return rejecting(() => measure({ streamId: STREAM, fromSeq: 0, toSeq: 99, jPointMs: 44 }));
    },
  },
  {
    name: 'asking for a photo',
    request: 'photo:ask',
    begin: (options) => {
      const model = createStillRequest(options);
      return { act: model.ask, failure: () => model.getSnapshot().failure };
    },
  },
  {
    name: 'the patient’s answer about the record',
    request: 'hospital-record:consent',
    begin: (options) => {
      const caseState = createStore<CaseState | null>(caseOf(ID));
      const model = createRecordModel({ ...options, caseState, mayOpen: false });
      return { act: () => model.noteConsent('given'), failure: () => model.getSnapshot().failure };
    },
  },
];

function begun({ request, begin }: Flow) {
  const signaling = new FakeSignaling();
  let ids = 0;
  let outcome: ErrorCode | null = null;
  // What a reply holds is read by none of these but by the capacity, which learns it.
  const fact = {
    change: { hospital: HOSPITAL, item: 'cardiacBeds', value: 3 },
    at: NOON,
    by: { kind: 'system', name: 'x' },
  };
  signaling.answer(request, () => {
    if (outcome !== null) throw new AppError(outcome, 'as the test says');
    return { seq: 1, fact } as never;
  });
  signaling.become(session());
  const flow = begin({ signaling, caseId: ID, newRequestId: () => requestId(++ids) });
  const idsSent = () =>
    signaling.inputsOf(request).map((input) => (input as { requestId: string }).requestId);
  const act = async (code: ErrorCode | null): Promise<ErrorCode | null> => {
    outcome = code;
    await flow.act();
    // What is begun without a promise is at its end a few turns later.
    await new Promise((resolve) => setTimeout(resolve));
    return flow.failure();
  };
  return { signaling, act, idsSent, flow };
}

describe.each(FLOWS)('$name', (flow) => {
  it('[CS3] is named as not sent while the link is lost, and goes as the same request once it is back', async () => {
    const { signaling, act, idsSent } = begun(flow);
    signaling.cut();
    expect(await act(null)).toBe(ErrorCode.Disconnected);
    signaling.become(session());
    expect(await act(null)).toBeNull();
    expect(new Set(idsSent()).size).toBe(flow.isNew ? 2 : 1);
  });

  it('is named as refused to who may not, and is asked anew by who may by then', async () => {
    const { act, idsSent } = begun(flow);
    expect(await act(ErrorCode.NotPermitted)).toBe(ErrorCode.NotPermitted);
    expect(await act(null)).toBeNull();
    const [first, second] = idsSent();
    expect(second).not.toBe(first);
  });
});
