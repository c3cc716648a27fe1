// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { nameElement, pressedElement } from '../../../../utils/page/watch/name-element.ts';

/** Returns the role and the name of the element with the id `it`. */
function named(html: string): string {
  document.body.innerHTML = html;
  const element = document.getElementById('it');
  if (element === null) throw new Error('no such element');
  const { role, name } = nameElement(element);
  return `${role} “${name}”`;
}

test.each<[what: string, html: string, says: string]>([
  ['a button by its words', '<button id=it> Pay\n <b>now</b></button>', 'button “Pay now”'],
  ['a link by its words', '<a id=it href="/a?t=secret">Basket</a>', 'link “Basket”'],
  [
    'an icon by its label',
    '<button id=it aria-label="Close"><svg><title>x</title></svg></button>',
    'button “Close”',
  ],
  ['an icon by its picture', '<a id=it href="/"><img alt="Home"></a>', 'link “Home”'],
  [
    'what another element names',
    '<i id=a>Total</i><i id=b>in euro</i><button id=it aria-labelledby="a b">?</button>',
    'button “Total in euro”',
  ],
  ['a box that is a button', '<div id=it role="button">Add</div>', 'button “Add”'],
  [
    'a field by its label',
    '<label for=it>Voucher code</label><input id=it value="SECRET">',
    'textbox “Voucher code”',
  ],
  ['a field inside its label', '<label>Note <textarea id=it>secret</textarea></label>', 'textbox “Note”'],
  [
    'a field by its suggestion',
    '<input id=it placeholder="Search shoes" value="secret">',
    'textbox “Search shoes”',
  ],
  ['a field by its name', '<input id=it name="city" value="secret">', 'textbox “city”'],
  [
    'a list without its choices',
    '<label for=it>Size</label><select id=it><option>secret</option></select>',
    'combobox “Size”',
  ],
  ['a tick box', '<label><input id=it type="checkbox"> I agree</label>', 'checkbox “I agree”'],
  ['a button of the old kind', '<input id=it type="submit" value="Send">', 'button “Send”'],
  [
    'a button whose words somebody types',
    '<button id=it>Save <span contenteditable>secret</span></button>',
    'button “Save”',
  ],
  ['what the page marks as private', '<div data-private><button id=it>secret</button></div>', 'button “”'],
  [
    'a part that the page marks as private',
    '<button id=it>Order of <b data-sentry-mask>secret</b></button>',
    'button “Order of”',
  ],
  ['nothing', '<button id=it></button>', 'button “”'],
])('%s', (_what, html, says) => {
  expect(named(html)).toBe(says);
});

test('a long name is cut between two words', () => {
  expect(named(`<button id=it>${'word '.repeat(60)}</button>`)).toMatch(/word…”$/);
  expect(named(`<button id=it>${'w'.repeat(300)}</button>`)).toBe('button “…”');
});

test.each<[what: string, html: string, id: string | null]>([
  ['the button around an icon', '<button id=b><span><i id=it></i></span></button>', 'b'],
  ['the link around a picture', '<a id=a href="/"><img id=it></a>', 'a'],
  ['a box that shows a hand', '<div id=it style="cursor: pointer">Add</div>', 'it'],
  ['a mere text', '<p id=it>Words</p>', null],
  ['an anchor that leads nowhere', '<a id=it>Words</a>', null],
])('a press of %s is told of the right element', (_what, html, id) => {
  document.body.innerHTML = html;
  const start = document.getElementById('it');
  expect(start && (pressedElement(start)?.id ?? null)).toBe(id);
});
