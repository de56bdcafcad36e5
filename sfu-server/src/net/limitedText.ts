/** What was answered, given up at the limit and before more of it is in memory: what comes packed can be a thousand times larger than what was sent. @throws what `tooLarge` makes. */
export async function limitedText(
  { body }: Response,
  maxBytes: number,
  tooLarge: () => Error,
): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  if (body === null) return '';
  for await (const part of body as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
