import { describe, expect, test } from 'vitest';
import { checks, type Diagnosis } from '../../../utils/deskpro/doctor.ts';
import { at, cases, dated, discover, discovery, examine, host, html } from './doctor-cases.ts';

/** Returns a letter for each check, in order: `P` passed, `F` failed, `-` not checked. */
function pattern(diagnosis: Diagnosis): string {
  expect(diagnosis.map(({ check }) => check)).toEqual(checks);
  return diagnosis.map(({ outcome }) => ({ passed: 'P', failed: 'F', unchecked: '-' })[outcome]).join('');
}

describe('a check finds', () => {
  test.each(cases)(
    '$name',
    async ({ server = () => undefined, options, pattern: wanted, check, problem }) => {
      const { diagnosis } = await examine(server, options);
      expect(pattern(diagnosis)).toBe(wanted);
      expect(diagnosis.find(({ outcome }) => outcome === 'failed')).toEqual({
        check,
        outcome: 'failed',
        problem,
      });
    },
  );

  test('nothing wrong with a good connection, by five requests that change nothing', async () => {
    const { diagnosis, asked } = await examine(() => undefined);
    expect(pattern(diagnosis)).toBe('PPPPPPPPP');
    expect(
      asked.map(({ method, path, withKey }) => `${method} ${path}${withKey ? ' with the key' : ''}`),
    ).toEqual([
      'GET helpdesk/discover',
      'GET me with the key',
      'POST tickets with the key',
      'POST blobs/temp with the key',
      'GET agents with the key',
    ]);
  });

  test('a clock that is a little off good enough, and one that is not told unchecked', async () => {
    expect(pattern((await examine(at(discover, () => dated(-119_000)))).diagnosis)).toBe('PPPPPPPPP');
    const dateless = at(discover, () => discovery(`https://${host}/api/v2/`, { Date: '' }));
    expect(pattern((await examine(dateless)).diagnosis)).toBe('PPPPPPPP-');
  });

  test('the right to upload at the helpdesk’s other upload address', async () => {
    const { diagnosis, asked } = await examine(at('blobs/temp', () => html(405)));
    expect(pattern(diagnosis)).toBe('PPPPPPPPP');
    expect(asked.map(({ path }) => path)).toContain('blobs/tmp');
  });
});

describe('the key', () => {
  test('is in no diagnosis', async () => {
    for (const { server = () => undefined, options } of cases) {
      const { diagnosis } = await examine(server, options);
      expect(JSON.stringify(diagnosis)).not.toContain('SECRETCODE');
    }
  });

  test('goes nowhere until the helpdesk has proved to be the connected one', async () => {
    for (const { server = () => undefined, options, check } of cases) {
      const { asked } = await examine(server, options);
      if (['permission', 'answer', 'deskpro', 'version'].includes(check)) {
        expect(asked.filter(({ withKey }) => withKey)).toEqual([]);
      }
    }
  });
});
