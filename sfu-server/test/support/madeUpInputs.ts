import fc from 'fast-check';
import { z } from 'zod';

type Described = z.core.JSONSchema.BaseSchema;

const MAX_ITEMS = 6;

/** Inputs of the form that a schema asks for, made from the schema itself: what is added to a table is covered without a word. */
export function inputsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return arbitraryOf(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));
}

/** The same, each with one part replaced by something hostile, left out or added. */
export function spoiltInputsOf(schema: z.ZodType): fc.Arbitrary<unknown> {
  return spoiltInputs(inputsOf(schema));
}

export function spoiltInputs(inputs: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const way = fc.array(fc.nat(40), { minLength: 1, maxLength: 5 });
  return fc.tuple(inputs, way, HOSTILE).map(([input, steps, hostile]) => spoilt(input, steps, hostile));
}

const DEEP = Array.from({ length: 200 }).reduce<unknown>((inner) => [inner], []);
/** What parsers, databases and native code stumble over. */
export const HOSTILE: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue(),
  fc.uint8Array({ maxLength: 64 }),
  fc.constantFrom<unknown>(
    ...[
      null,
      true,
      '',
      ' ',
      '\0',
      '\ud800',
      '../../etc/passwd',
      "' or 1=1 --",
      '${7*7}',
      '<script>',
      '%00',
      '\u202e',
    ],
    ...[0, -1, 0.5, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e308, -1e308, 5e-324],
    ...[[], {}, DEEP, 'x'.repeat(5000), Array.from({ length: 1000 }, () => 0)],
    JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}}'),
  ),
);

function spoilt(value: unknown, [step = 0, ...way]: readonly number[], hostile: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return hostile;
  const keys = Object.keys(value);
  const key = keys[step % (keys.length + 2)];
  if (key !== undefined) {
    const inner = (value as Record<string, unknown>)[key];
    const changed = { ...value, [key]: way.length === 0 ? hostile : spoilt(inner, way, hostile) };
    return Array.isArray(value) ? Object.values(changed) : changed;
  }
  if (Array.isArray(value)) return [...(value as unknown[]), hostile];
  const [dropped, ...others] = Object.entries(value);
  return step % 2 === 0 && dropped ? Object.fromEntries(others) : { ...value, extra: hostile };
}

function arbitraryOf(schema: Described): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom<unknown>(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return fc.oneof(...choices.map((one) => arbitraryOf(one)));
  switch (schema.type) {
    case 'object':
      return objectOf(schema);
    case 'array':
      return arrayOf(schema);
    case 'string':
      return stringOf(schema);
    case 'integer':
      return fc.maxSafeInteger().map((value) => within(schema, value));
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => within(schema, value));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    // What JSON schema has no words for is bytes.
    default:
      return fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.jsonValue());
  }
}

function objectOf({ properties, required = [], additionalProperties, propertyNames }: Described) {
  if (!properties) {
    const key = typeof propertyNames === 'object' ? arbitraryOf(propertyNames).map(String) : fc.string();
    const value =
      typeof additionalProperties === 'object' ? arbitraryOf(additionalProperties) : fc.jsonValue();
    return fc.dictionary(key, value, { maxKeys: MAX_ITEMS });
  }
  const fields = Object.entries(properties).map(
    ([name, one]) => [name, arbitraryOf(one as Described)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: required });
}

function arrayOf({ items, prefixItems, minItems = 0, maxItems = MAX_ITEMS }: Described) {
  if (prefixItems) return fc.tuple(...prefixItems.map((one) => arbitraryOf(one as Described)));
  const item = typeof items === 'object' && !Array.isArray(items) ? arbitraryOf(items) : fc.jsonValue();
  return fc.array(item, {
    minLength: minItems,
    maxLength: Math.max(minItems, Math.min(maxItems, MAX_ITEMS)),
  });
}

function stringOf({ format, pattern, minLength = 0, maxLength = 40 }: Described): fc.Arbitrary<string> {
  if (format === 'uuid') return fc.uuid();
  if (pattern !== undefined && !/\(\?<?[=!]/.test(pattern)) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ minLength, maxLength: Math.max(minLength, Math.min(maxLength, 300)) });
}

/** Brings most values into the bounds: what lies outside is what `spoiltInputsOf` is for. */
function within({ type, minimum = -1e6, maximum = 1e6 }: Described, value: number): number {
  const span = Math.min(maximum, 1e15) - Math.max(minimum, -1e15);
  const share = Math.abs(value % 1_000_003) / 1_000_003;
  const inside = Math.max(minimum, -1e15) + share * span;
  return type === 'integer' ? Math.round(inside) : inside;
}
