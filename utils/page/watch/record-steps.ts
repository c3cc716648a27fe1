import { cleanAddress } from '../health/clean-address.ts';
import { isField, nameElement, pressedElement } from './name-element.ts';
import type { Ring } from './ring.ts';
import type { StepAction, WatchedStep } from './watched-page.ts';

/** A form that is sent this soon after a press is not recorded, since the press is. Milliseconds. */
const sameStep = 500;

interface Person {
  steps: Ring<WatchedStep>;
  now(): number;
  /** Called when the person does something in the page. */
  onStep(): void;
}

/** Records what the person does in a page. Events that a script made are ignored. Returns what ends it. */
export function recordSteps(view: Window, { steps, now, onStep }: Person): () => void {
  const { document } = view;
  let shown = document.location.href;
  const add = (action: StepAction, role: string, name: string): void => {
    const last = steps.last();
    if (action === 'change' && last?.action === 'change' && last.role === role && last.name === name) return;
    steps.add({ at: now(), action, role, name });
  };
  const visit = (): void => {
    const { href } = document.location;
    if (href === shown) return;
    shown = href;
    add('visit', '', addressOf(document));
  };
  const on = {
    click(target: Element) {
      visit();
      const element = pressedElement(target);
      if (element === null || isField(element)) return;
      const { role, name } = nameElement(element);
      add('click', role, name);
    },
    change(target: Element) {
      if (!isField(target)) return;
      const { role, name } = nameElement(target);
      add('change', role, name);
    },
    submit(target: Element) {
      const last = steps.last();
      if (last?.action === 'click' && now() - last.at < sameStep) return;
      const { role, name } = nameElement(target);
      add('submit', role, name);
    },
  };
  const hear = (event: Event): void => {
    const [target] = event.composedPath();
    if (!event.isTrusted || !(target instanceof Element)) return;
    try {
      on[event.type as keyof typeof on](target);
      onStep();
    } catch {
      // A page can be built so that reading it fails.
    }
  };
  const moves = ['popstate', 'hashchange'];
  const navigation: unknown = Reflect.get(view, 'navigation');
  const names = Object.keys(on);
  for (const name of names) view.addEventListener(name, hear, true);
  for (const name of moves) view.addEventListener(name, visit);
  if (navigation instanceof EventTarget) navigation.addEventListener('currententrychange', visit);
  return () => {
    for (const name of names) view.removeEventListener(name, hear, true);
    for (const name of moves) view.removeEventListener(name, visit);
    if (navigation instanceof EventTarget) navigation.removeEventListener('currententrychange', visit);
  };
}

/** Returns where a page is on its site. A fragment that is a path is part of it; any other may hold a token. */
export function addressOf({ location }: Document): string {
  const path = cleanAddress(location.href, location.origin);
  const fragment = /^#!?\/[^?#]{0,200}$/.exec(location.hash)?.[0] ?? '';
  return path + fragment;
}
