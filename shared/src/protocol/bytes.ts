import { z } from 'zod';

/** Binary content. socket.io hands it out as a Buffer in Node and as an ArrayBuffer in a browser; from here on it is a Uint8Array. */
export function bytesSchema(maxBytes: number) {
  return z
    .union([z.custom<Uint8Array>((value) => value instanceof Uint8Array), z.instanceof(ArrayBuffer)])
    .transform((value) => (value instanceof Uint8Array ? value : new Uint8Array(value)))
    .refine((value) => value.byteLength <= maxBytes, `at most ${maxBytes} bytes`);
}
