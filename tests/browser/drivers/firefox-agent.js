// A frame script runs beside one page (a tab or the popup) with the browser's own rights, so a page's CSP does not bind
// it. `content` is the page's window. firefox-chrome.js calls the operations through messages.
/* global content, rolesAndNames, addMessageListener, sendAsyncMessage, Cc, Ci, ChromeUtils, Cu */
if (!this.isTicketDriverHere) {
  this.isTicketDriverHere = true;

  // ARIA has no role for a password or a date field. People and Playwright call such a field a text field.
  const roleOf = (element) => {
    if (element.matches('input[type=password], input[type=date]')) return 'textbox';
    if (element.localName === 'p' && !element.hasAttribute('role')) return 'paragraph';
    return rolesAndNames.getRole(element);
  };

  // The library trims the text of an inline element, so that its words would run into the words before. The library
  // keeps an `inline-block` element apart.
  const styleForName = (element, pseudo) => {
    const style = content.getComputedStyle(element, pseudo);
    const isSpaced = !pseudo && style.display === 'inline' && /^\s|\s$/.test(element.textContent);
    const getPropertyValue = (name) =>
      isSpaced && name === 'display' ? 'inline-block' : style.getPropertyValue(name);
    return { getPropertyValue };
  };

  const nameOf = (element) =>
    rolesAndNames
      .computeAccessibleName(element, { getComputedStyle: styleForName })
      .replace(/\s+/g, ' ')
      .trim();

  const isTold = (element) => {
    if (element.closest('[aria-hidden="true"], [inert]')) return false;
    if (element.checkVisibility({ visibilityProperty: true })) return true;
    return content.getComputedStyle(element).display === 'contents';
  };

  const allInside = function* (root) {
    for (const element of root.querySelectorAll('*')) {
      yield element;
      if (element.openOrClosedShadowRoot) yield* allInside(element.openOrClosedShadowRoot);
    }
  };

  /**
   * Returns the elements that a path leads to. A path is a list of `{ role, name?, pattern?, index? }`. Each step is
   * searched inside the elements that the step before found.
   */
  const findAll = (path) => {
    let roots = [content.document];
    for (const { role, name, pattern, index } of path) {
      const matches = (element) => {
        if (roleOf(element) !== role || !isTold(element)) return false;
        if (pattern) return new RegExp(pattern.source, pattern.flags).test(nameOf(element));
        return name === undefined || nameOf(element) === name;
      };
      const found = new Set(roots.flatMap((root) => [...allInside(root)].filter(matches)));
      roots = index === undefined ? [...found] : [...found].slice(index, index + 1);
    }
    return roots;
  };

  const findOne = (path) => {
    const found = findAll(path);
    if (found.length === 1) return found[0];
    throw new Error(found.length === 0 ? 'it is not there' : `${found.length} controls match`);
  };

  const isVisible = (element) => {
    const { width, height } = element.getBoundingClientRect();
    const style = content.getComputedStyle(element);
    return width > 0 && height > 0 && style.visibility === 'visible';
  };

  const isEnabled = (element) =>
    !element.matches(':disabled') && !element.closest('[aria-disabled="true"], [inert]');

  const middleOf = (element, source = element) => {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const box = [...source.getClientRects()].find(({ width, height }) => width > 0 && height > 0);
    if (!box) throw new Error('it has no size');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };

  const mouse = (type, { x, y }, { button = 0, buttons = 0, clickCount = 1 } = {}) => {
    const options = { button, buttons, clickCount };
    if (content.synthesizeMouseEvent) {
      content.synthesizeMouseEvent(type, x, y, options, { isDOMEventSynthesized: false });
    } else {
      const rest = [0, false, 0, content.MouseEvent.MOZ_SOURCE_MOUSE, false, false, buttons];
      content.windowUtils.sendMouseEvent(type, x, y, button, clickCount, ...rest);
    }
  };

  const clickAt = (point) => {
    mouse('mousemove', point);
    mouse('mousedown', point, { buttons: 1 });
    mouse('mouseup', point);
  };

  /** Throws unless a click at that point would hit the element, something in it, or its label. */
  const expectUncovered = (element, { x, y }) => {
    const top = element.getRootNode().elementFromPoint(x, y);
    const isItsLabel = [...(element.labels ?? [])].some((label) => label.contains(top));
    if (element.contains(top) || isItsLabel) return;
    throw new Error(
      `it is covered by ${top ? `<${top.localName}> ${top.textContent.slice(0, 40)}` : 'nothing'}`,
    );
  };

  const modifierKeys = {
    Control: 'Control',
    Shift: 'Shift',
    Alt: 'Alt',
    Meta: 'Meta',
    ControlOrMeta: 'Control',
  };

  const press = (chord) => {
    const parts = chord === '+' ? ['+'] : chord.split('+');
    const key = parts.pop();
    const name = key === 'Space' ? ' ' : key;
    const processor = Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    if (!processor.beginInputTransactionForTests(content)) throw new Error('the page takes no keys');
    const isPrintable = [...name].length === 1;
    const code = /^[a-z]$/i.test(name) ? `Key${name.toUpperCase()}` : '';
    const keyCode = /^[a-z0-9 ]$/i.test(name) ? name.toUpperCase().charCodeAt(0) : 0;
    const event = new content.KeyboardEvent('', { key: name, code, keyCode });
    const flags = isPrintable ? 0 : processor.KEY_NON_PRINTABLE_KEY;
    const modifiers = parts.map((part) => {
      if (!modifierKeys[part]) throw new Error(`no such modifier: ${part}`);
      return new content.KeyboardEvent('', { key: modifierKeys[part] });
    });
    for (const modifier of modifiers) processor.keydown(modifier, processor.KEY_NON_PRINTABLE_KEY);
    const consumed = processor.keydown(event, flags);
    processor.keyup(event, flags);
    for (const modifier of modifiers.reverse()) processor.keyup(modifier, processor.KEY_NON_PRINTABLE_KEY);
    return { isUsed: (consumed & processor.KEYEVENT_CONSUMED) !== 0 };
  };

  const evaluate = (expression) =>
    new Promise((resolve, reject) => {
      const sandbox = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
      Cu.exportFunction((json) => resolve(json === undefined ? null : JSON.parse(json)), sandbox, {
        defineAs: 'give',
      });
      Cu.exportFunction((message) => reject(new Error(message)), sandbox, { defineAs: 'fail' });
      sandbox.expression = expression;
      Cu.evalInSandbox(
        `new Promise((resolve) => resolve((0, eval)(expression)))
          .then((value) => give(JSON.stringify(value)), (error) => fail(String(error)))`,
        sandbox,
      );
    });

  const selectedText = (element) =>
    'value' in element && typeof element.value === 'string' ? element.value : element.textContent;

  const everyWindow = function* (window) {
    yield window;
    for (let index = 0; index < window.frames.length; index += 1) yield* everyWindow(window.frames[index]);
  };

  const operations = {
    hasWorldOf: (geckoId) => {
      const { ExtensionContent } = ChromeUtils.importESModule(
        'resource://gre/modules/ExtensionContent.sys.mjs',
      );
      return [...everyWindow(content)].some((window) =>
        Boolean(ExtensionContent.getContextByExtensionId(geckoId, window)),
      );
    },
    state: () => ({
      url: content.location.href,
      title: content.document.title,
      isLoaded: content.document.readyState === 'complete',
      innerWindowId: content.windowGlobalChild.innerWindowId,
    }),
    text: () => content.document.body?.innerText ?? '',
    evaluate,
    press,
    type: (text) => {
      for (const character of text) press(character === '\n' ? 'Enter' : character);
    },
    count: (path) => findAll(path).length,
    isVisible: (path) => {
      const [element] = findAll(path);
      return element !== undefined && isVisible(element);
    },
    click: (path) => {
      const element = findOne(path);
      if (!isVisible(element)) throw new Error('it is not visible');
      if (!isEnabled(element)) throw new Error('it is disabled');
      const point = middleOf(element);
      expectUncovered(element, point);
      clickAt(point);
    },
    clickSelector: (selector) => {
      const element = content.document.querySelector(selector);
      if (!element) throw new Error('it is not there');
      clickAt(middleOf(element));
    },
    focus: (path) => {
      const element = findOne(path);
      if (!isVisible(element)) throw new Error('it is not visible');
      element.focus();
    },
    fill: (path, text) => {
      const element = findOne(path);
      if (!isVisible(element)) throw new Error('it is not visible');
      if (!isEnabled(element) || element.readOnly) throw new Error('it cannot be edited');
      element.focus();
      if (element.select) element.select();
      else content.getSelection().selectAllChildren(element);
      if (text) content.document.execCommand('insertText', false, text);
      else content.document.execCommand('delete');
    },
    textOf: (path) => findOne(path).innerText,
    valueOf: (path) => selectedText(findOne(path)),
    attributeOf: (path, name) => findOne(path).getAttribute(name),
    isChecked: (path) => {
      const element = findOne(path);
      return typeof element.checked === 'boolean'
        ? element.checked
        : element.getAttribute('aria-checked') === 'true';
    },
    isEnabled: (path) => isEnabled(findOne(path)),
    boxOf: (path) => {
      const element = findOne(path);
      element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x, y, width, height };
    },
    focused: () => {
      let element = content.document.activeElement;
      while (element?.openOrClosedShadowRoot?.activeElement)
        element = element.openOrClosedShadowRoot.activeElement;
      return element ? { role: roleOf(element) ?? '', name: nameOf(element) } : { role: '', name: '' };
    },
    mouse,
    drag: (from, to) => {
      mouse('mousemove', from);
      mouse('mousedown', from, { buttons: 1 });
      for (let step = 1; step <= 10; step += 1) {
        const at = (axis) => from[axis] + ((to[axis] - from[axis]) * step) / 10;
        mouse('mousemove', { x: at('x'), y: at('y') }, { buttons: 1 });
      }
      mouse('mouseup', to);
    },
    selectText: (selector) => {
      const element = content.document.querySelector(selector);
      if (!element) throw new Error('it is not there');
      content.getSelection().selectAllChildren(element);
    },
    rightClick: (target) => {
      let point = target;
      if (target.selector) {
        const element = content.document.querySelector(target.selector);
        if (!element) throw new Error('it is not there');
        const selection = content.getSelection();
        const isSelected = !selection.isCollapsed && selection.containsNode(element, true);
        point = middleOf(element, isSelected ? selection.getRangeAt(0) : element);
      }
      mouse('mousemove', point);
      mouse('mousedown', point, { button: 2, buttons: 2 });
      mouse('contextmenu', point, { button: 2, buttons: 2 });
      mouse('mouseup', point, { button: 2 });
    },
    toast: () => {
      const roots = [...content.document.documentElement.children].map((one) => one.openOrClosedShadowRoot);
      const box = roots.map((root) => root?.querySelector('[role=status], [role=alert]')).find(Boolean);
      if (!box) return null;
      const drawn = (selector) =>
        [...box.querySelectorAll(selector)].map((one) => {
          const { display, listStyleType } = content.getComputedStyle(one);
          return display === 'list-item' ? JSON.parse(listStyleType) : '';
        });
      return { text: drawn('[role=img]').join(' '), buttons: drawn('button > *') };
    },
  };

  addMessageListener('ticket-driver:call', async ({ data: { id, name, args } }) => {
    let answer;
    try {
      answer = { id, value: (await operations[name](...args)) ?? null };
    } catch (error) {
      answer = { id, error: String(error.message ?? error) };
    }
    sendAsyncMessage('ticket-driver:answer', answer);
  });
}
