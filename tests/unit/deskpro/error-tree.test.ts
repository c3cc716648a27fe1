import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flattenErrors, parseErrorBody } from '../../../utils/deskpro/error-tree.ts';

const required = { code: 'required', message: 'This value should not be blank.' };
const badChoice = { code: 'bad_choice', message: 'One or more of the given values is invalid.' };

function flatten(errors: unknown) {
  const body = { status: 400, code: 'invalid_input', message: 'Request input is invalid.', errors };
  return flattenErrors(parseErrorBody(body, 400)?.errors);
}

describe('a refused field is named by a short path', () => {
  test.each<[string, unknown, string]>([
    ['a plain field', { fields: { department: { errors: [required] } } }, 'department'],
    [
      'a custom field, whose collections repeat themselves',
      { fields: { fields: { fields: { fields_12: { errors: [required] } } } } },
      'fields.12',
    ],
    [
      'a part of an attachment',
      {
        fields: {
          message: {
            fields: {
              attachments: { fields: { attachments_0: { fields: { blob_auth: { errors: [required] } } } } },
            },
          },
        },
      },
      'message.attachments.0.blob_auth',
    ],
    [
      'a field of a field',
      { fields: { person: { fields: { email: { errors: [required] } } } } },
      'person.email',
    ],
  ])('%s', (_kind, errors, path) => {
    expect(flatten(errors)).toEqual({ fields: [{ path, ...required }], general: [] });
  });

  test('an address that is taken is the requester’s', () => {
    const taken = { code: 'dupe_email', message: 'Taken.' };
    expect(flatten({ errors: [taken] })).toEqual({ fields: [{ path: 'person', ...taken }], general: [] });
  });

  test('every error of every field is kept, and those of no field are general', () => {
    expect(
      flatten({
        errors: [{ code: 'dupe_ticket', message: 'Duplicate ticket.' }],
        fields: { agent: { errors: [badChoice] }, subject: { errors: [required, badChoice] } },
      }),
    ).toEqual({
      fields: [
        { path: 'agent', ...badChoice },
        { path: 'subject', ...required },
        { path: 'subject', ...badChoice },
      ],
      general: [{ code: 'dupe_ticket', message: 'Duplicate ticket.' }],
    });
  });
});

describe('either half may be absent, and empty maps may come as lists', () => {
  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['an empty map', {}],
    ['an empty list', []],
    ['empty halves', { errors: [], fields: [] }],
    ['text', 'invalid'],
  ])('%s holds no errors', (_kind, errors) => {
    expect(flatten(errors)).toEqual({ fields: [], general: [] });
  });

  test('a field without errors, spelt as an empty list, hides none of the others', () => {
    expect(flatten({ fields: { subject: [], agent: { errors: [badChoice] } } }).fields).toEqual([
      { path: 'agent', ...badChoice },
    ]);
  });

  test('an error without a code or a message is still an error', () => {
    expect(flatten({ fields: { agent: { errors: [{ message: 'No.' }, { code: 7 }] } } }).fields).toEqual([
      { path: 'agent', code: '', message: 'No.' },
      { path: 'agent', code: '', message: '' },
    ]);
  });
});

test('no JSON makes it throw, and every path it names is text', () => {
  const tree = fc.letrec<{ node: unknown; part: unknown }>((tie) => ({
    node: fc.oneof(
      { weight: 3, arbitrary: fc.record({ errors: tie('part'), fields: tie('part') }, { requiredKeys: [] }) },
      fc.jsonValue(),
    ),
    part: fc.oneof(
      fc.array(fc.oneof(fc.record({ code: fc.string(), message: fc.string() }), fc.jsonValue())),
      fc.dictionary(
        fc.oneof(fc.string(), fc.constantFrom('__proto__', 'constructor', 'fields')),
        tie('node'),
      ),
      fc.jsonValue(),
    ),
  })).node;
  fc.assert(
    fc.property(tree, (errors) => {
      const body: unknown = JSON.parse(JSON.stringify({ status: 400, code: '', message: '', errors }));
      const flat = flattenErrors(parseErrorBody(body, 400)?.errors);
      for (const { path, code, message } of flat.fields) {
        expect([typeof path, typeof code, typeof message]).toEqual(['string', 'string', 'string']);
      }
    }),
  );
});
