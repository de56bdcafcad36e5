import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { EcgItemSchema } from './ecgEvidence.ts';
import { EcgRecordingIdSchema } from './ids.ts';
import { ActorSchema } from './role.ts';
import type { ScoreItem, ScoreResult } from './score.ts';

/** What two people can judge differently of one patient. Age is not: it stands in the record. */
export const JUDGED_ITEMS = ['history', 'ecg', 'riskFactors'] as const;
export type JudgedItem = (typeof JUDGED_ITEMS)[number];

const HearPointsSchema = z.literal([0, 1, 2]);
export type HearPoints = z.infer<typeof HearPointsSchema>;

const JUDGEMENTS = { history: HearPointsSchema, ecg: HearPointsSchema, riskFactors: HearPointsSchema };

/** A value judges the item, `null` takes the own judgement back: it is then not known, and never the crew's. */
export const HearChangesSchema = z
  .strictObject({
    history: JUDGEMENTS.history.nullable(),
    ecg: JUDGEMENTS.ecg.nullable(),
    riskFactors: JUDGEMENTS.riskFactors.nullable(),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'needs at least one item');
export type HearChanges = z.infer<typeof HearChangesSchema>;

/** [OP2] What the model proposed for the ECG item when it was judged: the same is a confirmation, another a correction. `item` is `null` where it abstained. */
export const SeenProposalSchema = z.strictObject({
  recordingId: EcgRecordingIdSchema,
  item: EcgItemSchema.nullable(),
});
export type SeenProposal = z.infer<typeof SeenProposalSchema>;

/** HEAR as one person sees it, beside the crew's. What is absent this person has not judged. */
export const HearOpinionSchema = z.strictObject({
  by: ActorSchema,
  at: InstantSchema,
  items: z.strictObject(JUDGEMENTS).partial(),
  /** `null` while the ECG is not judged, and where there was no ECG to propose from. */
  proposal: SeenProposalSchema.nullable(),
});
export type HearOpinion = z.infer<typeof HearOpinionSchema>;

type Judged = { changes: HearChanges; proposal: SeenProposal | null };

/** [OP1] Each person has one, which changes item by item. */
export function withJudgement(
  known: readonly HearOpinion[],
  { changes, proposal }: Judged,
  { by, at }: Pick<HearOpinion, 'by' | 'at'>,
): HearOpinion[] {
  const own = known.find((opinion) => opinion.by.id === by.id);
  const merged = { ...own?.items, ...changes };
  const items = Object.fromEntries(Object.entries(merged).filter(([, points]) => points !== null));
  const next = HearOpinionSchema.parse({
    by,
    at,
    items,
    proposal: changes.ecg === undefined ? (own?.proposal ?? null) : proposal,
  });
  return [...known.filter((opinion) => opinion !== own), next];
}

/** The least and the most that an item, or the whole score, can be. */
export type PointsRange = { low: number; high: number };

/** `open`: one of the two is not known well enough to say. */
export type Agreement = 'same' | 'differs' | 'open';
export type HearRow = {
  item: JudgedItem | 'age';
  crew: PointsRange;
  own: PointsRange;
  agreement: Agreement;
};
export type HearSideBySide = { rows: HearRow[]; crew: PointsRange; own: PointsRange; agreement: Agreement };

const ITEM_CODES = {
  history: 'history',
  ecg: 'ecg',
  age: 'age',
  riskFactors: 'risk-factors',
} as const satisfies Record<HearRow['item'], ScoreItem['item']>;
const ITEMS = Object.keys(ITEM_CODES) as HearRow['item'][];
/** Six 2008: each item of HEART is 0 to 2. */
const NOT_KNOWN: PointsRange = { low: 0, high: 2 };

/** The crew's HEAR, as it was computed from the record, and another person's, item by item. Age is the record's in both. */
export function hearSideBySide(
  crew: Pick<ScoreResult, 'items'> | null,
  { items }: Pick<HearOpinion, 'items'>,
): HearSideBySide {
  const rows = ITEMS.map((item): HearRow => {
    const inRecord = crew?.items.find((candidate) => candidate.item === ITEM_CODES[item]) ?? NOT_KNOWN;
    const recorded = { low: inRecord.low, high: inRecord.high };
    const own = item === 'age' ? recorded : rangeOf(items[item]);
    return { item, crew: recorded, own, agreement: agreementOf(recorded, own) };
  });
  const [crewTotal, ownTotal] = [sum(rows.map((row) => row.crew)), sum(rows.map((row) => row.own))];
  return { rows, crew: crewTotal, own: ownTotal, agreement: agreementOf(crewTotal, ownTotal) };
}

function rangeOf(points: HearPoints | undefined): PointsRange {
  return points === undefined ? NOT_KNOWN : { low: points, high: points };
}

function sum(ranges: readonly PointsRange[]): PointsRange {
  return ranges.reduce((total, { low, high }) => ({ low: total.low + low, high: total.high + high }), {
    low: 0,
    high: 0,
  });
}

/** Two ranges that have no value in common differ, whatever is still missing. */
function agreementOf(one: PointsRange, other: PointsRange): Agreement {
  if (one.low > other.high || other.low > one.high) return 'differs';
  const areKnown = one.low === one.high && other.low === other.high;
  return areKnown ? 'same' : 'open';
}
