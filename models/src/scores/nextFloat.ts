/** The smallest double above a number that is not negative. It stands for "more than": every double above `value` is at least this. */
export function nextAbove(value: number): number {
  return stepped(value, 1n);
}

/** The largest double below a positive number, and zero for zero. It stands for "less than". */
export function nextBelow(value: number): number {
  return value === 0 ? 0 : stepped(value, -1n);
}

/** Doubles that are not negative have the order of their bits. */
function stepped(value: number, by: bigint): number {
  if (!(value >= 0)) throw new RangeError('only for numbers that are not negative');
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) + by);
  return view.getFloat64(0);
}
