import { type Annotations, isByItself, type Shape } from '../annotate/annotations.ts';
import { type MessageKey, t } from '../i18n.ts';
import type { Attachment } from './capture.ts';
import { type Hidden, type HiddenItem, itemOf, itemsOf } from './hidden-things.ts';
import { reasonWords } from './reason-words.ts';

/** Everything of one kind that is hidden in some pictures, such as all e-mail addresses. */
export interface HiddenKind {
  /** The reason why it is hidden; for the frame of another site, with the site. */
  kind: string;
  /** In words, with the number if there are several: "e-mail address", "2 e-mail addresses". */
  name: string;
  nameOfOne: string;
  items: HiddenItem[];
}

const several: Readonly<Record<string, MessageKey>> = {
  marked: 'reasonsMarked',
  password: 'reasonsPassword',
  key: 'reasonsKey',
  token: 'reasonsToken',
  card: 'reasonsCard',
  iban: 'reasonsIban',
  id: 'reasonsId',
  code: 'reasonsCode',
  email: 'reasonsEmail',
  phone: 'reasonsPhone',
  word: 'reasonsWord',
  frame: 'reasonsFrame',
};

function kindOf({ reason, host }: Hidden): string {
  return host === undefined || host === '' ? reason : `${reason} ${host}`;
}

/** Returns what the detectors hid, kind by kind, in the order in which the kinds first come in the pictures. */
export function hiddenKindsOf(attachments: readonly Pick<Attachment, 'id' | 'annotations'>[]): HiddenKind[] {
  const found = attachments.flatMap(({ id, annotations }) =>
    (annotations?.shapes ?? []).filter(isByItself).map((shape) => ({ in: id, shape })),
  );
  return [...Map.groupBy(found, ({ shape }) => kindOf(shape))].map(([kind, all]) => {
    const items = itemsOf(all);
    const { reason = '', host = '' } = all[0]?.shape ?? {};
    const nameOfOne = host === '' ? reasonWords(reason) : t('hiddenSite', host);
    const plural = several[reason];
    const name =
      items.length === 1 || plural === undefined
        ? nameOfOne
        : host === ''
          ? t(plural, items.length)
          : nameOfOne;
    return { kind, name, nameOfOne, items };
  });
}

/** Returns the annotations without the shapes that hide these items; null if there are none of them. */
export function withoutItems(annotations: Annotations, items: readonly HiddenItem[]): Annotations | null {
  const gone = new Set(items.map(({ item }) => item));
  const isKept = (shape: Shape) => !(isByItself(shape) && gone.has(itemOf(shape)));
  const shapes = annotations.shapes.filter(isKept);
  return shapes.length === annotations.shapes.length ? null : { ...annotations, shapes };
}
