import type { Endpoint } from './endpoint.ts'

/** OpenAPI 3.1 of the endpoints, made from the same schemas that check requests. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const described of endpoints) {
    const path = described.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [described.method.toLowerCase()]: operationOf(described) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Gangwan', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    paths,
    components: {
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'gangwan_session' },
        slip: { type: 'apiKey', in: 'cookie', name: 'gangwan_resident' },
        reportSecret: { type: 'apiKey', in: 'cookie', name: 'gangwan_reports' },
        careLink: { type: 'apiKey', in: 'cookie', name: 'gangwan_care' },
      },
      schemas: { Problem: problemSchema },
      responses: {
        Problem: {
          description: 'What went wrong, with a stable code',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'requestId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string' },
    reason: { type: 'string' },
    fields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['field', 'reason'],
        properties: { field: { type: 'string' }, reason: { type: 'string' } },
      },
    },
    retryAfter: { type: 'integer' },
    isFinal: { type: 'boolean', description: 'True where the same request can never succeed' },
    requestId: { type: 'string' },
  },
}

const securityOf = {
  public: [],
  account: [{ session: [] }],
  reporter: [{ reportSecret: [] }],
  cared: [{ careLink: [] }],
  resident: [{ slip: [] }],
}

function operationOf(described: Endpoint): object {
  const { status = 200 } = described
  const success = described.file
    ? { description: 'The file', content: { '*/*': {} } }
    : status === 204
      ? { description: 'Done' }
      : { description: 'Done', content: { 'application/json': { schema: described.reply } } }
  return {
    operationId: described.id,
    summary: described.summary,
    'x-policy': described.policy,
    security: securityOf[described.caller],
    parameters: [
      ...parametersOf(described.params, 'path'),
      ...parametersOf(described.query, 'query'),
      ...commandHeader(described),
    ],
    ...requestBodyOf(described),
    responses: { [status]: success, default: { $ref: '#/components/responses/Problem' } },
  }
}

function parametersOf(schema: unknown, place: 'path' | 'query'): object[] {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, object>
    required?: string[]
  }
  return Object.entries(properties).map(([name, inner]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: inner,
  }))
}

function commandHeader(described: Endpoint): object[] {
  if (described.method === 'GET') return []
  const uuid = { type: 'string', format: 'uuid' }
  return [
    {
      name: 'Command-Id',
      in: 'header',
      required: false,
      schema: uuid,
      description:
        'Made by the sender; the same again gets the first answer (a report: its dates as they hold by then).',
    },
    {
      name: 'Device-Id',
      in: 'header',
      required: false,
      schema: uuid,
      description: 'Who sends, where nobody is signed in.',
    },
  ]
}

function requestBodyOf(described: Endpoint): object {
  if (described.picture) return { requestBody: { required: true, content: { 'image/*': {} } } }
  if (!described.body) return {}
  return { requestBody: { required: true, content: { 'application/json': { schema: described.body } } } }
}
