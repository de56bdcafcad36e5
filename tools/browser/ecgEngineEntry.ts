import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { readEcg } from '@smart-triage/models/ecg/readers/readEcg';

/** Files as text, since only that crosses from Node to a page: base64 of the bytes. */
export type EncodedFile = { readonly name: string; readonly base64: string };

/** From files to the JSON of the analysis: what both runtimes must agree on, digit by digit. */
export function analysisJson(files: readonly EncodedFile[]): string {
  const decoded = files.map(({ name, base64 }) => ({
    name,
    bytes: Uint8Array.from(globalThis.atob(base64), (character) => character.charCodeAt(0)),
  }));
  return JSON.stringify(analyseEcg(readEcg(decoded).recording, { ageYears: 50, sex: 'male' }));
}
