import type { Annotations } from '../annotate/annotations.ts';
import { spareShapes } from '../annotate/spare-shapes.ts';
import { t } from '../i18n.ts';
import { type HiddenItem, itemsOf } from './hidden-things.ts';

/**
 * Returns what is hidden in pictures and probably not private, with words for it, such as "the requester’s e-mail
 * address, 2 e-mail addresses in the page’s footer". Null if all that is hidden may be private.
 */
export function sparesOf<Picture>(
  pictures: readonly { id: Picture; annotations?: Annotations | undefined }[],
): { name: string; items: HiddenItem<Picture>[] } | null {
  const found = pictures.flatMap(({ id, annotations }) =>
    spareShapes(annotations?.shapes ?? []).map((shape) => ({ in: id, shape })),
  );
  if (found.length === 0) return null;
  const inFooter = itemsOf(found.filter(({ shape }) => shape.spare === 'footer')).length;
  const names = found.some(({ shape }) => shape.spare === 'own') ? [t('spareOwn')] : [];
  if (inFooter > 0) names.push(inFooter === 1 ? t('spareFooterOne') : t('spareFooterOther', inFooter));
  return { name: names.join(', '), items: itemsOf(found) };
}
