import { reasonWords } from '../captures/reason-words.ts';
import { t } from '../i18n.ts';
import type { RichText } from '../page/rich-text-nodes.ts';
import { sensitiveKinds } from '../page/sensitive/span.ts';

/** Names each part that the page's own reading left out, as in `[e-mail address hidden]`. */
export function nameHidden(nodes: RichText): RichText {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    if (node.tag !== 'hidden') return { ...node, children: nameHidden(node.children) };
    const kind = sensitiveKinds.find((one) => one === node.children[0]);
    return kind === undefined ? '' : `[${t('hiddenMark', reasonWords(kind))}]`;
  });
}
