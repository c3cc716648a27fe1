import SwaggerUIBundle from 'swagger-ui-dist/swagger-ui-es-bundle.js';
import 'swagger-ui-dist/swagger-ui.css';
import { configOf } from '../config-text.ts';
import { person } from '../planted.ts';

const one = person(0);
const json = { 'application/json': { example: JSON.parse(configOf(person(1))) } };

/** An endpoint with filled-in parameters, an example answer and a description. */
const spec = {
  openapi: '3.0.0',
  info: { title: 'Orders', version: '1.0.0', description: `Ask ${one.email} about ${one.product}` },
  paths: {
    '/orders': {
      get: {
        parameters: [
          { name: 'api_key', in: 'query', schema: { type: 'string', default: one.key } },
          { name: 'iban', in: 'query', schema: { type: 'string', default: one.iban } },
          { name: 'password', in: 'query', schema: { type: 'string', default: one.password } },
          { name: 'order', in: 'query', schema: { type: 'string', default: one.order } },
        ],
        responses: { 200: { description: 'The order', content: json } },
      },
    },
  },
};

export function draw(root: HTMLElement): Promise<void> {
  return new Promise((resolve) => {
    SwaggerUIBundle({
      spec,
      domNode: root,
      docExpansion: 'full',
      tryItOutEnabled: true,
      onComplete: () => setTimeout(resolve, 1000),
    });
  });
}
