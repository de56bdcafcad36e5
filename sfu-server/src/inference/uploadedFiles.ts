import { Busboy, type BusboyInstance } from '@fastify/busboy';
import type { EcgFile } from '@smart-triage/models/ecg/readers/ecgFile';
import { AppError, invalid } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { z } from 'zod';

const MAX_FILES = 16;

/** Several files in one JSON body, for senders without multipart. */
export const FileContainerSchema = z.strictObject({
  files: z
    .array(z.strictObject({ name: z.string().max(255), base64: z.base64() }))
    .min(1)
    .max(MAX_FILES),
});

/** The files of a body: those of a form or of a JSON container, or the body itself as one file. Throws `invalid` without quoting anything. */
export async function uploadedFiles(contentType: string, body: Uint8Array): Promise<EcgFile[]> {
  if (/^multipart\/form-data\b/i.test(contentType)) return filesOfForm(contentType, body);
  return (isJson(contentType) ? filesOfContainer(body) : null) ?? [{ name: '', bytes: body }];
}

function isJson(contentType: string): boolean {
  return /^application\/json\b/i.test(contentType);
}

async function filesOfForm(contentType: string, body: Uint8Array): Promise<EcgFile[]> {
  const files: EcgFile[] = [];
  await new Promise<void>((resolve, reject) => {
    const refuse = (): void => {
      reject(broken('body', 'is not a well-formed multipart/form-data'));
    };
    const parser = parserOf(contentType);
    parser.on('file', (_field, stream, name) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.once('end', () => files.push({ name, bytes: Buffer.concat(chunks) }));
      stream.once('error', refuse);
    });
    parser.once('field', () => {
      reject(broken('form', 'has a part that is not a file'));
    });
    parser.once('filesLimit', () => {
      reject(broken('form', `must be at most ${MAX_FILES} files`));
    });
    parser.once('error', refuse);
    parser.once('finish', resolve);
    parser.end(body);
  });
  return files;
}

function parserOf(contentType: string): BusboyInstance {
  try {
    return new Busboy({ headers: { 'content-type': contentType }, limits: { files: MAX_FILES } });
  } catch {
    throw broken('content-type', 'needs a boundary');
  }
}

/** `null` for JSON that is a recording itself. */
function filesOfContainer(body: Uint8Array): EcgFile[] | null {
  const json = toJson(body);
  if (typeof json !== 'object' || json === null || !('files' in json)) return null;
  // Counted before each is looked at: a million wrong ones would be a million findings.
  if (Array.isArray(json.files) && json.files.length > MAX_FILES)
    throw broken('files', `must be at most ${MAX_FILES}`);
  const parsed = FileContainerSchema.safeParse(json);
  if (!parsed.success) throw invalid('body', parsed.error);
  return parsed.data.files.map(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }));
}

function toJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    throw broken('body', 'is not well-formed JSON');
  }
}

function broken(path: string, limit: string): AppError {
  return new AppError(ErrorCode.Invalid, `${path}: ${limit}`, { issues: [{ path, limit }] });
}
