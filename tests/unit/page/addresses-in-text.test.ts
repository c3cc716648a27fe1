// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { addressesOn } from '../../../utils/page/addresses.ts';
import { addressesIn } from '../../../utils/page/addresses-in.ts';

/** Texts as in pages, mails and code, each with the addresses of people in it. */
test.each<[text: string, addresses: string[]]>([
  ['Write to jane.doe@mail.example.', ['jane.doe@mail.example']],
  ['jane@x.example,bob@x.example;carl@x.example', ['jane@x.example', 'bob@x.example', 'carl@x.example']],
  ['用户@例子.公司', ['用户@例子.公司']],
  ['jane@sub.mail.example.co.uk (home)', ['jane@sub.mail.example.co.uk']],
  ['JANE@X.example and jane@x.example', ['JANE@X.example']],
  ['jane@x.example’s laptop', ['jane@x.example']],
  ['jane.doe\u200b@\u200bmail.example', ['jane.doe@mail.example']],
  ['jane.d\u00adoe@mail.exam\u00adple', ['jane.doe@mail.example']],
  ['\u202ajane@x.example\u202c', ['jane@x.example']],
  ['<img src="logo@2x.png"> icon@3x.webp', []],
  ['jquery@3.7.1.min.js, react@18.2.0, esbuild@0.21.tgz', []],
  ['https://jane:secret@host.example/path', []],
  ['ftp://jane@host.example/', []],
  ['see https://medium.example/@jane and https://x.example/u/jane@x.example', []],
  ['jane@mail.example2', []],
  [`${'reply'.repeat(20)}@reply.forge.example`, []],
  ['"John Doe"@x.example', []],
  ['jane@[192.168.0.1] jane@localhost jane@x.1', []],
  ['john#doe@x.example', []],
  ['bounce=bob@x.example', []],
  ['git@forge.example:team/project.git', []],
  ['jane＠x.example', []],
  ['Tel: 0123@x.example', ['0123@x.example']],
  ['mailto:jane@x.example?subject=Hi', ['jane@x.example']],
  ['Jane<jane@x.example>Bob<bob@x.example>', ['jane@x.example', 'bob@x.example']],
  ['jane@x.example/bob@x.example', ['jane@x.example']],
])('%j names %j', (text, addresses) => {
  expect(addressesIn(text)).toEqual(addresses);
});

test.each<[html: string, addresses: string[]]>([
  ['<a href="mailto:jane@x.example,bob@x.example">us</a>', ['jane@x.example', 'bob@x.example']],
  ['<a href="mailto:%22Jane%20Doe%22%20%3Cjane@x.example%3E">us</a>', ['jane@x.example']],
  ['<a href="mailto:?subject=to@x.example">share</a>', []],
  ['<a href="mailto:jane@x.example?cc=bob@x.example">us</a>', ['jane@x.example']],
  ['<a href=" mailto:jane@x.example">us</a>', ['jane@x.example']],
  ['<a href="mailto: jane@x.example ">us</a>', ['jane@x.example']],
  ['<a href="mailto://jane@x.example">us</a>', ['jane@x.example']],
  ['<p>jane@<wbr>mail.example</p>', ['jane@mail.example']],
  ['<p>jane@<b>mail</b>.example</p>', ['jane@mail.example']],
])('%s names %j', (html, addresses) => {
  document.body.innerHTML = html;
  expect(addressesOn(document)).toEqual(addresses);
});
