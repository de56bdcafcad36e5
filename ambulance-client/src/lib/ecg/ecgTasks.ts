import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { inflated } from '@smart-triage/models/ecg/readers/dicom/inflated';
import type { EcgFile, ReadEcg } from '@smart-triage/models/ecg/readers/ecgFile';
import { readEcg } from '@smart-triage/models/ecg/readers/readEcg';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import { recordingOf } from '@smart-triage/shared/ecg/recordingOfFrames';
import { AppError, type FieldIssue } from '@smart-triage/shared/errors/appError';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';

/** What is computed beside the page, with the code that the server runs. */
export type EcgTasks = {
  /** Encoded frames of one stream, in order and without a hole. */
  analyse: { input: { frames: readonly Uint8Array[]; patient: Patient }; output: EcgAnalysis };
  /** The files of one recording, of any format that is known. */
  read: { input: readonly EcgFile[]; output: ReadEcg };
};
export type EcgTaskName = keyof EcgTasks;
export type EcgTask = {
  [N in EcgTaskName]: { readonly id: number; readonly name: N; readonly input: EcgTasks[N]['input'] };
}[EcgTaskName];

/** An error of ours keeps its code and its fields on the way; of any other only the fact is told. */
export type EcgTaskReply =
  | { readonly id: number; readonly output: unknown }
  | {
      readonly id: number;
      readonly refused: { code: ErrorCode; message: string; issues: readonly FieldIssue[] };
    }
  | { readonly id: number; readonly failed: true };

export async function runEcgTask(task: EcgTask): Promise<EcgTaskReply> {
  const { id } = task;
  try {
    return { id, output: await outputOf(task) };
  } catch (error) {
    if (!(error instanceof AppError)) return { id, failed: true };
    const { code, message, issues } = error;
    return { id, refused: { code, message, issues } };
  }
}

async function outputOf(task: EcgTask): Promise<EcgTasks[EcgTaskName]['output']> {
  return task.name === 'analyse'
    ? analyseEcg(recordingOf(task.input.frames), task.input.patient)
    : readEcg(await inflated(task.input));
}
