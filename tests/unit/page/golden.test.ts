// @vitest-environment happy-dom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { richTextToHtml } from '../../../utils/captures/html.ts';
import { mapImages, RichText } from '../../../utils/captures/rich-text.ts';
import { richTextToPlain } from '../../../utils/captures/rich-text-words.ts';
import { readSelection } from '../../../utils/page/selection.ts';
import { imageFilename } from '../../../utils/page-client/image-attachment.ts';
import { goldenOrigin, inLines, readGoldens } from '../../pages/selections/golden.ts';

/** Shows a page with its shadow roots, as a browser does, and selects `#selected` in it. */
function show(name: string, page: string): void {
  const { happyDOM } = window as unknown as { happyDOM: { setURL(url: string): void } };
  happyDOM.setURL(`${goldenOrigin}/selections/${name}.html`);
  document.documentElement.innerHTML = page.replace(/^.*<html[^>]*>|<\/html>\s*$/gs, '');
  for (
    let template = document.querySelector('template[shadowrootmode]');
    template instanceof HTMLTemplateElement;
    template = document.querySelector('template[shadowrootmode]')
  ) {
    attach(template);
  }
  const selected = document.getElementById('selected');
  if (selected instanceof HTMLTextAreaElement) {
    selected.focus();
    selected.select();
  } else if (selected !== null) {
    document.getSelection()?.selectAllChildren(selected);
  }
}

function attach(template: HTMLTemplateElement): void {
  const root = template.parentElement?.attachShadow({ mode: 'open' });
  root?.append(template.content);
  template.remove();
  for (const inner of root?.querySelectorAll('template[shadowrootmode]') ?? []) {
    if (inner instanceof HTMLTemplateElement) attach(inner);
  }
}

beforeEach(() => {
  // There is no layout here, so an image is as large as its attributes say.
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return new DOMRect(0, 0, Number(this.getAttribute('width')), Number(this.getAttribute('height')));
  });
});

describe('of a page’s selection', () => {
  test.each(readGoldens())('$name: the HTML and the plain text are the golden ones', (golden) => {
    show(golden.name, golden.page);
    const read = RichText.parse(readSelection(document)?.text);
    const text = mapImages(read, (image) => {
      const file = imageFilename(image.src ?? '', 'image/png', []);
      return file === 'missing.png' ? image : { ...image, name: file };
    });
    expect(inLines(richTextToHtml(text))).toBe(golden.html);
    expect(richTextToPlain(text, { marked: true })).toBe(golden.plain);
  });
});
