import { beforeEach, expect, test, vi } from 'vitest';
import type { SensitiveReport } from '../../../utils/page/sensitive-regions.ts';
import type { Sought } from '../../../utils/page/sought.ts';
import { err } from '../../../utils/result.ts';

/** What the browser was asked, in order, and what the page answers to each look. */
const asked = vi.hoisted(() => ({
  calls: [] as string[],
  looks: [] as unknown[],
  keepsLooker: true,
  refuses: false,
}));

vi.mock('../../../utils/browser.ts', () => ({
  browser: {
    tabs: {
      onActivated: { addListener: () => undefined, removeListener: () => undefined },
      query: async () => [{ id: 7 }],
      captureVisibleTab: async () => {
        asked.calls.push('picture');
        if (asked.refuses) throw new Error('Either the <all_urls> or activeTab permission is required');
        // One white pixel.
        return 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
      },
    },
    scripting: {
      executeScript: async ({ files, args }: { files?: string[]; args?: unknown[] }) => {
        const [question] = Array.isArray(args?.[0]) ? args[0] : [];
        const call =
          files?.join(' ') ?? (question ? `ask for ${JSON.stringify(question.argument)}` : 'leave');
        asked.calls.push(call === 'leave' ? `leave ${JSON.stringify(args)}` : call);
        if (call === 'leave') return [{ frameId: 0, result: null }];
        if (question !== undefined && !asked.keepsLooker) return [{ frameId: 0, result: [null] }];
        const answer = asked.looks.shift();
        if (answer === 'refused') throw new Error('Cannot access contents of the page');
        return [{ frameId: 0, result: question === undefined ? answer : [answer] }];
      },
    },
  },
}));

const { captureHiding, lookForSensitive } = await import('../../../utils/screenshot/hidden-picture.ts');

const tab = { id: 7, windowId: 1 };
const look = '/page-detectors.js /page-look.js';
const nothing: Sought = [[], []];
const lookAgain = 'ask for [[],[]]';

function report(patch: Partial<SensitiveReport> = {}): SensitiveReport {
  const view = { x: 0, y: 0, width: 1, height: 1 };
  return { regions: [], unread: [], images: [], view, scroll: { x: 0, y: 0 }, incomplete: false, ...patch };
}

async function take(sought: Sought | null) {
  const taken = await captureHiding(tab, sought);
  if (!taken.ok) throw new Error(taken.error.code);
  return taken.value.hidden;
}

beforeEach(() => {
  asked.calls.length = 0;
  asked.looks = [];
  asked.keepsLooker = true;
  asked.refuses = false;
});

test('a page that stands still is pictured once, between two looks that each take one call', async () => {
  asked.looks = [report(), report()];
  expect(await take(nothing)).toEqual({});
  expect(asked.calls).toEqual([look, 'picture', lookAgain]);
});

test('a look that was begun beside something else counts as the first one', async () => {
  asked.looks = [report(), report()];
  const first = lookForSensitive(tab.id, nothing);
  await captureHiding(tab, nothing, first);
  expect(asked.calls).toEqual([look, 'picture', lookAgain]);
});

test('a page that has nothing of the first look any more is looked at as if for the first time', async () => {
  asked.looks = [report(), report()];
  asked.keepsLooker = false;
  expect(await take(nothing)).toEqual({});
  expect(asked.calls).toEqual([look, 'picture', lookAgain, look]);
});

test.each<Sought>([
  [['bluebird'], ['me@firm.example']],
  [['bluebird'], []],
  [[], ['me@firm.example']],
])(
  'the person’s own words and the requester’s addresses are told with each look: %j %j',
  async (...sought) => {
    asked.looks = [report(), report()];
    await take(sought);
    const told = JSON.stringify(sought);
    expect(asked.calls).toEqual([
      `leave ["ticketCaptureSought",${told}]`,
      look,
      'picture',
      `ask for ${told}`,
    ]);
  },
);

test('where nothing is to be hidden the page is not asked at all', async () => {
  expect(await take(null)).toBeUndefined();
  expect(asked.calls).toEqual(['picture']);
});

test('a page that cannot be asked, or answers nonsense, is unchecked, also where it is the second look', async () => {
  for (const looks of [['refused'], [{ regions: 'none' }], [report(), 'refused'], [report(), null]]) {
    asked.looks = looks;
    expect(await take(nothing)).toEqual({ unchecked: 'unreadable' });
  }
});

test('a page that moves is pictured three times, and unchecked when it never stands still', async () => {
  const at = (y: number) => report({ scroll: { x: 0, y } });
  asked.looks = [at(0), at(1), at(2), at(3), at(4), at(5)];
  expect(await take(nothing)).toEqual({ unchecked: 'moved' });
  expect(asked.calls.filter((call) => call === 'picture')).toHaveLength(3);
  asked.looks = [at(0), at(1), at(2), at(2)];
  expect(await take(nothing)).toEqual({});
});

test('a picture is shown with what the look before it found, once the look after it has been asked for', async () => {
  const region = { x: 0, y: 0, width: 1, height: 1, kind: 'email', item: 0 } as const;
  asked.looks = [report({ regions: [region] }), report()];
  const shown: unknown[] = [];
  await captureHiding(tab, nothing, undefined, ({ hidden }) => {
    asked.calls.push('shown');
    shown.push(hidden?.annotations?.shapes.length);
  });
  expect(asked.calls).toEqual([look, 'picture', lookAgain, 'shown']);
  expect(shown).toEqual([1]);
});

test('a picture that the browser refuses is not shown', async () => {
  asked.looks = [report()];
  asked.refuses = true;
  const show = vi.fn();
  expect(await captureHiding(tab, nothing, undefined, show)).toEqual(err({ code: 'screenshot-refused' }));
  expect(show).not.toHaveBeenCalled();
});
