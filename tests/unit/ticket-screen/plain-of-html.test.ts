// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { plainOfHtml } from '../../../utils/ticket-screen/plain-of-html.ts';

test.each([
  ['<p>See <a href="https://shop.example/1">order 1</a></p>', 'See order 1 (https://shop.example/1)'],
  ['<ul><li>Lamp</li><li>Shade</li></ul>', '• Lamp\n• Shade'],
  ['<ol><li>Open</li><li>Pay</li></ol>', '1. Open\n2. Pay'],
  ['<b>Bold</b> words', 'Bold words'],
  ['<script>alert(1)</script><a href="javascript:alert(1)">go</a>', 'go'],
])('%s is pasted as %j', async (html, text) => {
  expect(await plainOfHtml(html)).toBe(text);
});
