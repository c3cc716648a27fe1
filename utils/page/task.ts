import { choice, list, members, number, orNull, type Parser, text, words } from './parsers.ts';
import { type PickMode, pickModes } from './pick/pick-modes.ts';
import type { PickWords } from './pick/tool.ts';
import type { RichText } from './rich-text-nodes.ts';

/**
 * What the toast says, in neutral words only. `button` is the label of the button that opens what was made; null for no
 * button.
 */
export interface Toast {
  text: string;
  button: string | null;
  tone: 'busy' | 'good' | 'bad';
  closeLabel: string;
}

/**
 * Which images are wanted. `withinMs` is the time for all of them together; `type` is what an accepted MIME type starts
 * with.
 */
export interface ImageRequest {
  urls: readonly string[];
  withinMs: number;
  type: 'image/' | 'application/pdf';
}

/** An image as a data URL: in Chromium, an injected script can return its bytes only as text. */
export interface PageImage {
  dataUrl: string;
  contentType: string;
}

export interface PickRequest {
  mode: PickMode;
  words: PickWords;
}

/** A countdown in the page. `until`: when it ends, in epoch milliseconds. */
export interface Countdown {
  until: number;
  name: string;
  cancelLabel: string;
}

/** What each task is told. `words` are null if nothing is hidden. */
export interface TaskData {
  'page-selection': readonly string[] | null;
  'page-text': readonly string[] | null;
  'page-image': ImageRequest;
  'page-toast': Toast;
  'page-pick': PickRequest;
  'page-countdown': Countdown;
}

/** What each task answers. */
export interface TaskAnswers {
  /** A `PageSelection` or null, as JSON, which browsers pass on ten times as fast as objects. */
  'page-selection': string;
  'page-text': RichText;
  /** In the order of the request; null for an image that cannot be read. */
  'page-image': (PageImage | null)[];
  /** True once the toast is shown. */
  'page-toast': boolean;
  /** False if the page cannot show our layer. */
  'page-pick': boolean;
  /** True if the person cancelled it. Given once the countdown is no longer drawn. */
  'page-countdown': boolean;
}

export type TaskName = keyof TaskData;

/** A task for a page, and the data for it. */
export type PageTask<Name extends TaskName = TaskName> = {
  [One in Name]: { name: One; data: TaskData[One] };
}[Name];

const parsers: { readonly [Name in TaskName]: Parser<TaskData[Name]> } = {
  'page-selection': orNull(words),
  'page-text': orNull(words),
  'page-image': members<ImageRequest>({
    urls: list(text),
    withinMs: number,
    type: choice('image/', 'application/pdf'),
  }),
  'page-toast': members<Toast>({
    text,
    button: orNull(text),
    tone: choice('busy', 'good', 'bad'),
    closeLabel: text,
  }),
  'page-pick': members<PickRequest>({
    mode: choice(...pickModes),
    words: members({ name: text, hints: list(text) }),
  }),
  'page-countdown': members<Countdown>({ until: number, name: text, cancelLabel: text }),
};

const parseName = choice(...(Object.keys(parsers) as TaskName[]));
const parseParts = members<{ name: TaskName; data: unknown }>({ name: parseName, data: (told) => told });

/** Parses a task that the extension left or told. Throws if it is none. */
export const parseTask: Parser<PageTask> = (told) => {
  const { name, data } = parseParts(told);
  return { name, data: parsers[name](data) } as PageTask;
};
