/** A rectangle of brightness values, row by row. */
export type Plane = { readonly width: number; readonly data: Uint8Array };
