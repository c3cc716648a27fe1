import { paint, places } from './paint.ts';
import { planted } from './planted.ts';

type Draw = (root: HTMLElement) => void | Promise<void>;

const pages = import.meta.glob<{ draw: Draw }>('./libraries/*.{ts,tsx}');
const name = new URLSearchParams(location.search).get('page') ?? '';
const load = pages[`./libraries/${name}.ts`] ?? pages[`./libraries/${name}.tsx`];
const root = document.querySelector<HTMLElement>('#root');
if (load === undefined || root === null) throw new Error(`No page ${name}`);
document.title = `A page of ${name}`;
// The page itself must not scroll on these pages, so that the picture is of the pane.
if (name.startsWith('long-')) document.body.style.minHeight = '0';
const { draw } = await load();
await draw(root);
paint();
let isPending = false;
new MutationObserver(() => {
  if (isPending) return;
  isPending = true;
  requestAnimationFrame(() => {
    isPending = false;
    paint();
  });
}).observe(document.body, { childList: true, subtree: true, characterData: true });
Object.assign(window, { planted, places });
