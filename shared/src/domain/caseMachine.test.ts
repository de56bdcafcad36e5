import { describe, expect, it } from 'vitest';
import {
  CaseStatusSchema,
  type CaseStatus,
  type CaseStep,
  isOver,
  refusalOf,
  statusAfter,
} from './caseMachine.ts';
import { RoleSchema } from './role.ts';

const STATUSES = CaseStatusSchema.options;
const ROLES = RoleSchema.options;

/** The whole table, written out a second time by hand: status by step, for the role that may take it. */
const ALLOWED: Record<CaseStep, { by: string[]; from: CaseStatus[] }> = {
  'intake-changed': {
    by: ['paramedic'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'vitals-recorded': {
    by: ['paramedic'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'vitals-withdrawn': {
    by: ['paramedic'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'ecg-started': {
    by: ['paramedic'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'ecg-recorded': {
    by: ['paramedic', 'cardiologist'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'follow-up-recorded': { by: ['researcher'], from: ['closed', 'followed-up'] },
  'video-consent-noted': { by: ['paramedic', 'cardiologist'], from: [...STATUSES] },
  'video-recording-started': { by: ['paramedic'], from: STATUSES.filter((status) => !isOver(status)) },
  'video-recording-stopped': { by: ['paramedic'], from: [...STATUSES] },
  'video-erased': { by: ['paramedic', 'cardiologist'], from: [...STATUSES] },
  'ecg-verified': { by: ['paramedic'], from: [...STATUSES] },
  'alert-acknowledged': {
    by: ['paramedic', 'cardiologist'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'alert-limits-set': {
    by: ['paramedic', 'cardiologist'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'guidance-given': {
    by: ['paramedic', 'cardiologist'],
    from: STATUSES.filter((status) => !isOver(status)),
  },
  'drive-now-proposed': {
    by: ['paramedic', 'cardiologist'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'drive-now-confirmed': {
    by: ['paramedic'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'drive-now-overruled': {
    by: ['paramedic', 'cardiologist'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'ecg-noted': { by: ['cardiologist'], from: STATUSES.filter((status) => !isOver(status)) },
  'ecg-note-withdrawn': { by: ['cardiologist'], from: STATUSES.filter((status) => !isOver(status)) },
  'ecg-measured': { by: ['cardiologist'], from: STATUSES.filter((status) => !isOver(status)) },
  'hear-judged': {
    by: ['cardiologist'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'risk-assessed': {
    by: ['paramedic', 'cardiologist'],
    from: STATUSES.filter((status) => !isOver(status)),
  },
  'consult-requested': { by: ['paramedic'], from: ['opened', 'assessing', 'in-consult'] },
  'consult-withdrawn': { by: ['paramedic'], from: ['consult-requested'] },
  'consult-rung': {
    by: ['paramedic'],
    from: ['consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'consult-unreached': {
    by: ['paramedic'],
    from: ['consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'consult-seen': {
    by: ['cardiologist'],
    from: ['consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'consult-declined': {
    by: ['cardiologist'],
    from: ['consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'consult-taken': {
    by: ['cardiologist'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'consult-assigned': {
    by: ['cardiologist', 'dispatcher'],
    from: ['consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'consult-released': { by: ['cardiologist'], from: ['in-consult'] },
  'consult-joined': {
    by: ['cardiologist'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'consult-left': { by: ['cardiologist'], from: STATUSES.filter((status) => !isOver(status)) },
  'decision-recorded': {
    by: ['cardiologist'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'decision-acknowledged': { by: ['paramedic'], from: ['decided'] },
  'decision-disagreed': { by: ['paramedic'], from: ['decided', 'acknowledged', 'en-route'] },
  'patient-wish-recorded': {
    by: ['paramedic'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult', 'decided', 'acknowledged', 'en-route'],
  },
  'safety-net-given': { by: ['paramedic'], from: ['decided', 'acknowledged', 'en-route'] },
  'gp-informed': { by: ['paramedic'], from: ['decided', 'acknowledged', 'en-route', 'handed-over'] },
  'arrival-expected': { by: ['paramedic'], from: ['decided', 'acknowledged', 'en-route'] },
  'handover-checked': { by: ['paramedic'], from: STATUSES.filter((status) => !isOver(status)) },
  'record-consent-noted': {
    by: ['paramedic', 'cardiologist'],
    from: STATUSES.filter((status) => !isOver(status)),
  },
  'photo-taken': { by: ['paramedic'], from: STATUSES },
  'photo-asked': {
    by: ['cardiologist'],
    from: STATUSES.filter((status) => status !== 'handed-over' && !isOver(status)),
  },
  'message-sent': {
    by: ['paramedic', 'cardiologist'],
    from: STATUSES.filter((status) => !isOver(status)),
  },
  'messages-read': {
    by: ['paramedic', 'cardiologist'],
    from: STATUSES.filter((status) => !isOver(status)),
  },
  'destination-changed': {
    by: ['cardiologist', 'dispatcher'],
    from: ['decided', 'acknowledged', 'en-route'],
  },
  'patient-hearing-set': { by: ['paramedic'], from: STATUSES.filter((status) => !isOver(status)) },
  'hospital-announced': {
    by: ['paramedic', 'cardiologist', 'dispatcher'],
    from: ['decided', 'acknowledged', 'en-route'],
  },
  'hospital-answered': { by: ['cardiologist', 'dispatcher'], from: ['decided', 'acknowledged', 'en-route'] },
  'transport-started': { by: ['paramedic'], from: ['acknowledged'] },
  'handed-over': { by: ['paramedic'], from: ['acknowledged', 'en-route'] },
  'case-closed': { by: ['paramedic'], from: ['opened', 'assessing', 'handed-over'] },
  'ecg-compared': { by: ['paramedic'], from: ['closed', 'followed-up'] },
  'case-closed-undecided': {
    by: ['paramedic'],
    from: ['opened', 'assessing', 'consult-requested', 'in-consult'],
  },
};
const STEPS = Object.keys(ALLOWED) as CaseStep[];

describe('case machine', () => {
  it.each(STEPS)('[CS1] allows %s exactly from its states and to its roles', (step) => {
    for (const role of ROLES) {
      for (const status of STATUSES) {
        const expected = !ALLOWED[step].by.includes(role)
          ? 'not-permitted'
          : ALLOWED[step].from.includes(status)
            ? null
            : 'not-allowed-now';
        expect([step, role, status, refusalOf(status, step, role)]).toEqual([step, role, status, expected]);
      }
    }
  });

  it('lets nothing happen to a closed case, but that its ECG is compared and looked at, a photo of before arrives, its outcome is recorded, and consent to video taken back', () => {
    const late: readonly CaseStep[] = [
      ...(['ecg-compared', 'ecg-verified', 'photo-taken', 'follow-up-recorded'] as const),
      ...(['video-consent-noted', 'video-recording-stopped', 'video-erased'] as const),
    ];
    for (const step of STEPS.filter((candidate) => !late.includes(candidate)))
      for (const role of ROLES) expect(refusalOf('closed', step, role)).not.toBeNull();
  });

  it('goes from opened to followed up over the whole ride', () => {
    const ride = [
      'case-opened',
      'intake-changed',
      'consult-requested',
      'consult-joined',
      'decision-recorded',
      'decision-acknowledged',
      'transport-started',
      'handed-over',
      'case-closed',
      'follow-up-recorded',
      'ecg-compared',
    ] as const;
    let status: CaseStatus = 'opened';
    const passed = ride.map((fact) => (status = statusAfter(status, fact)));
    expect(passed).toEqual([
      'opened',
      'assessing',
      'consult-requested',
      'in-consult',
      'decided',
      'acknowledged',
      'en-route',
      'handed-over',
      'closed',
      'followed-up',
      'followed-up',
    ]);
  });

  it('never moves a case backwards by an input, a score or a second cardiologist', () => {
    for (const status of ['decided', 'acknowledged', 'en-route'] as const) {
      for (const fact of ['intake-changed', 'vitals-recorded', 'risk-assessed', 'consult-joined'] as const) {
        expect(statusAfter(status, fact)).toBe(status);
      }
    }
  });

  it('lets a crew that asked for a consult end the case without a decision, which closes it', () => {
    expect(statusAfter('consult-requested', 'case-closed-undecided')).toBe('closed');
  });

  it('does not move a case by a proposal: only a person does', () => {
    for (const status of ['assessing', 'in-consult', 'decided'] as const)
      expect(statusAfter(status, 'drive-now-proposed')).toBe(status);
    expect(statusAfter('assessing', 'drive-now-confirmed')).toBe('acknowledged');
  });

  it('asks the crew to confirm again after a change of mind on the way', () => {
    expect(statusAfter('en-route', 'decision-recorded')).toBe('decided');
  });
});
