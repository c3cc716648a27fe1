import { describe, expect, test } from 'vitest';
import { isRandom, keyLength } from '../../../../utils/page/sensitive/key-form.ts';

/** Keys without the prefixes of their services, so that nobody takes them for leaked keys. */
const body = 'q8Zr2LmW0pXv4Tb6Hn3Kd9Ys1Gf7Jc5R';
const figures = '9f3a7c1e5b8d2064a7e91c3f5d8b0264';

describe('a key shows by its form', () => {
  test.each([
    ['ghp_', body],
    ['glpat-', body.slice(0, 20)],
    ['xoxb-123456789012-', body.slice(0, 24)],
    ['sk_live_', body.slice(0, 24)],
    ['rubygems_', figures],
    ['hvs.', body],
    ['SG.', `${body.slice(0, 22)}.${body}`],
    ['AGE-SECRET-KEY-1', body.toUpperCase()],
    ['AKIA', 'QW3RTY2UIOPASDF7'],
    ['acme_api_key_', body],
    ['newvendor_', body],
  ])('that begins with %s', (beginning, rest) => {
    expect(keyLength(`${beginning}${rest}.`)).toBe(beginning.length + rest.length);
  });

  test.each([
    'api-v2-deployment-of-the-week-2024',
    'pk_customer_orders_2024',
    'ASIA-PACIFIC-REGION-2024',
    'feature-v2-login-redesign-2026',
    'user_key_index_2024_partition',
    'hf_transformers_model_2024_checkpoint',
    'sk-learn-pipeline-v2-2024-experiment',
    `sha512-${body}`,
    'af1a61a1-6f05-49de-a7d8-fa14fe03c80e',
    '66775d4de7309e4fc6302ee9968755a6dd988aed',
    'getUserAccountTokenFromRequest',
    'checkout-submit-button-primary-2',
  ])('and a name is none: %s', (name) => {
    expect(keyLength(name)).toBe(0);
  });
});

describe('what a machine made', () => {
  test('changes between figures and letters, or their cases, often', () => {
    expect([body, figures, 'QW3RTY2UIOPASDF7A2'].map(isRandom)).toEqual([true, true, true]);
    expect(['Deployment2024', 'aaaa1111bbbb2222', 'camelCaseOfManyWords'].map(isRandom)).toEqual([
      false,
      false,
      false,
    ]);
  });
});
