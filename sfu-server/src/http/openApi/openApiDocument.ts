import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { ProblemSchema } from '@smart-triage/shared/protocol/signIn';
import type { z } from 'zod';
import { statusOf } from '../problem.ts';
import { CASE_OPERATIONS } from './caseOperations.ts';
import { type JsonSchema, JsonSchemas } from './jsonSchemas.ts';
import { OFFICE_OPERATIONS } from './officeOperations.ts';
import type { Body, Operation } from './operation.ts';
import { RESEARCH_OPERATIONS } from './researchOperations.ts';
import { PUBLIC_OPERATIONS } from './publicOperations.ts';

export const OPERATIONS: readonly Operation[] = [
  ...PUBLIC_OPERATIONS,
  ...CASE_OPERATIONS,
  ...RESEARCH_OPERATIONS,
  ...OFFICE_OPERATIONS,
];

export type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: JsonSchema };
type Content = Record<string, { schema?: JsonSchema }>;
export type Described = {
  tags: string[];
  summary: string;
  description: string;
  parameters: Parameter[];
  security: object[];
  requestBody?: { required: true; content: Content };
  responses: Record<string, { description: string; content?: Content }>;
};
export type OpenApiDocument = {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  paths: Record<string, Record<string, Described>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: object };
};

const INTRODUCTION = `Research software, not a medical device. Times are milliseconds since 1970 (UTC) on the server’s clock unless a field says otherwise; every value has its unit in its name or beside it. \
What is refused is answered with a problem document (RFC 9457) that names fields and limits, never values. What an access token may do is said by the table of permissions.`;

/** The whole HTTP interface as OpenAPI 3.1, made of the zod schemas that the routes themselves use. */
export function openApiDocument(): OpenApiDocument {
  const schemas = new JsonSchemas();
  const paths: OpenApiDocument['paths'] = {};
  for (const operation of OPERATIONS) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation, schemas) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'SMART Triage',
      version: 'v1',
      description: INTRODUCTION,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    paths,
    components: {
      schemas: schemas.named(),
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The access token of POST /api/v1/sign-in.' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'smart-triage-control-room' },
      },
    },
  };
}

function describe(operation: Operation, schemas: JsonSchemas): Described {
  const { area, summary, bodies, answers, status = 200 } = operation;
  return {
    tags: [area],
    summary,
    description: rightOf(operation),
    parameters: [...pathParameters(operation, schemas), ...queryParameters(operation, schemas)],
    security: securityOf(operation),
    ...(bodies && { requestBody: { required: true as const, content: contentOf(bodies, schemas, 'input') } }),
    responses: {
      [status]: {
        description: 'Done.',
        ...(answers.length > 0 && { content: contentOf(answers, schemas, 'output') }),
      },
      default: {
        description: `Refused. ${REFUSALS}`,
        content: { 'application/problem+json': { schema: schemas.of(ProblemSchema, 'output') } },
      },
    },
  };
}

const REFUSALS = `code, and its status: ${Object.values(ErrorCode)
  .map((code) => `${code} ${statusOf(code)}`)
  .join(', ')}.`;

function rightOf({ right }: Operation): string {
  if (right === 'anybody') return 'Asks for no sign-in.';
  if (right === 'cookie') return 'Asks for the cookie that signing in or pairing has set.';
  return `Asks for an access token whose person has the right ${right}.`;
}

function securityOf({ right }: Operation): object[] {
  if (right === 'anybody') return [];
  return [right === 'cookie' ? { cookie: [] } : { token: [] }];
}

function pathParameters({ params = {} }: Operation, schemas: JsonSchemas): Parameter[] {
  return Object.entries(params).map(([name, schema]) => ({
    ...{ name, in: 'path', required: true },
    schema: schemas.of(schema, 'output'),
  }));
}

function queryParameters({ query }: Operation, schemas: JsonSchemas): Parameter[] {
  return Object.entries<z.ZodType>(query?.shape ?? {}).map(([name, schema]) => ({
    ...{ name, in: 'query' },
    // What comes in is text that is read as what it stands for, so the output says what may stand there.
    required: !schema.safeParse(undefined).success && !isLeftOut(schema),
    schema: schemas.of(schema, 'output'),
  }));
}

/** `exactOptional` may be left out, but not be `undefined`. */
function isLeftOut(schema: z.ZodType): boolean {
  return schema.def.type === 'optional';
}

function contentOf(bodies: readonly Body[], schemas: JsonSchemas, io: 'input' | 'output'): Content {
  return Object.fromEntries(
    bodies.map(({ type, schema }) => [type, schema === null ? {} : { schema: schemas.of(schema, io) }]),
  );
}
