import type { GatewayAnswer } from './gateway-model.ts';

type Named = [name: string, answer: GatewayAnswer];

const page = (status: number): Named => [`${status} HTML`, { status }];
const text = (status: number, body: string): Named => [
  `${status} ${JSON.stringify(body)}`,
  { status, body, type: 'text/plain' },
];
const json = (status: number, body: object): Named => {
  const written = JSON.stringify(body);
  return [`${status} ${written.slice(0, 60)}`, { status, body: written, type: 'application/json' }];
};
const enveloped = (data: object) => ({ ...data, meta: {}, linked: {} });

/** Answers that gateways, caches, firewalls and portals give by themselves. Deskpro gives none of them. */
export const gatewayAnswers: readonly Named[] = [
  ...[400, 401, 402, 404, 405, 409, 410, 411, 413, 414, 415, 417, 421, 422, 423, 425, 426, 428, 429, 431].map(
    page,
  ),
  ...[444, 451, 460, 494, 499, 501, 505, 506, 507, 508, 510, 511].map(page),
  ...[521, 522, 523, 525, 526, 527, 529, 530, 561, 598, 599].map(page),
  ...[201, 203, 206].map(page),
  ...[200, 201, 202, 204, 205, 400, 401, 403, 404, 429, 500, 503].map((status) => text(status, '')),
  text(200, 'OK'),
  text(503, 'upstream connect error or disconnect/reset before headers'),
  text(504, 'upstream request timeout'),
  text(502, 'Bad Gateway'),
  text(429, 'local_rate_limited'),
  text(401, 'Jwt is missing'),
  json(403, { message: 'Forbidden' }),
  json(401, { message: 'Unauthorized' }),
  json(429, { message: 'Too Many Requests' }),
  json(429, { message: 'Limit Exceeded' }),
  json(413, { message: 'Request Too Long' }),
  json(502, { message: 'Internal server error' }),
  json(504, { message: 'Endpoint request timed out' }),
  json(400, { error: 'invalid_request', error_description: 'x' }),
  json(401, { error: { code: 401, status: 'UNAUTHENTICATED', message: 'x' } }),
  json(403, { error: true }),
  json(500, { fault: { faultstring: 'Spike arrest violation', detail: { errorcode: 'SpikeArrest' } } }),
  json(429, { statusCode: 429, message: 'Rate limit is exceeded. Try again in 30 seconds.' }),
  json(504, { timestamp: 'x', status: 504, error: 'Gateway Timeout', message: 'x', path: '/api/v2/tickets' }),
  json(403, { timestamp: 'x', status: 403, error: 'Forbidden', message: 'Access Denied', path: '/' }),
  json(429, { type: 'about:blank', title: 'Error 1015', status: 429, detail: 'x', retryable: true }),
  json(401, { code: 16, message: 'Method does not allow unregistered callers', details: [] }),
  json(403, { code: 'rest_forbidden', message: 'Sorry', data: { status: 403 } }),
  json(400, { errors: [{ message: 'x', code: 'x' }] }),
  json(400, { success: false, errors: [{ code: 10000, message: 'x' }], messages: [], result: null }),
  json(503, {}),
  json(400, []),
  json(404, { status: 'error' }),
  json(202, { status: 'accepted', id: 'msg-1' }),
  json(200, {}),
  json(200, []),
  json(200, enveloped({ data: null })),
  json(200, enveloped({ data: {} })),
  json(201, enveloped({ data: [] })),
  json(200, enveloped({})),
  json(200, enveloped({ data: { id: null } })),
  json(200, enveloped({ data: { id: 'abc' } })),
  json(200, enveloped({ data: { id: 0 } })),
  json(200, enveloped({ data: { id: -1 } })),
  json(200, { success: true }),
  ['201 half of a reply', { status: 201, body: '{"data":{"id":1,"ref":"R-1', type: 'application/json' }],
];
