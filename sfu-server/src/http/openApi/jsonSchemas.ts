import { z } from 'zod';
import { SCHEMA_NAMES } from './schemaNames.ts';

export type JsonSchema = Record<string, unknown>;

/** JSON Schemas (draft 2020-12, as OpenAPI 3.1 has them) that refer to each other by their names in the document. */
export class JsonSchemas {
  readonly #registry = z.registry<{ id: string }>();

  constructor() {
    for (const [id, schema] of Object.entries(SCHEMA_NAMES)) this.#registry.add(schema, { id });
  }

  /** `io`: what is taken in may leave out what is given out filled in. */
  of(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
    const known = this.#registry.get(schema);
    if (known) return { $ref: refOf(known.id) };
    const id = 'unnamed';
    this.#registry.add(schema, { id });
    const found = this.#all(io)[id] ?? {};
    this.#registry.remove(schema);
    return found;
  }

  named(): Record<string, JsonSchema> {
    return this.#all('output');
  }

  #all(io: 'input' | 'output'): Record<string, JsonSchema> {
    const { schemas } = z.toJSONSchema(this.#registry, { io, uri: refOf, unrepresentable: 'any' });
    return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutHeader(schema)]));
  }
}

function refOf(id: string): string {
  return `#/components/schemas/${id}`;
}

/** Within one document, a schema is known by its place. */
function withoutHeader(schema: object): JsonSchema {
  const header = new Set(['$schema', '$id']);
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !header.has(key)));
}
