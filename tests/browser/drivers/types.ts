import type { Page } from '@playwright/test';

/**
 * One way to drive a real browser with the extension in it, whichever browser it is. Journeys and page objects are
 * written against these types only; `launch.ts` picks the implementation.
 */
export type BrowserName = 'chromium' | 'firefox';

/** Every ARIA role a control can be found by. */
export type AriaRole = Parameters<Page['getByRole']>[0];

export interface LaunchOptions {
  /** The built, unpacked extension (the folder that holds manifest.json). */
  extensionDir: string;
  /** Reuse this profile (a restart). Without it a temporary profile is made, and `close()` removes it. */
  profileDir?: string;
  /** Show real windows; needs `DISPLAY` in `env` or in the process (see `startDisplay`). Needed for a right-click in Chromium. */
  headed?: boolean;
  /** Environment for the browser process, for example what `startDisplay()` returned. */
  env?: Record<string, string>;
  /** The browser's executable; without it the one that `tests/setup/executables.ts` finds. */
  executable?: string;
  deviceScaleFactor?: number;
  /** Outer size of the window in CSS pixels; 1280×800 without it. */
  windowSize?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Browser language such as `en-US` or `de`; en-US without it. */
  locale?: string;
  forcedColors?: boolean;
}

export interface Browser {
  readonly name: BrowserName;
  /** Chromium: the 32-letter id. Firefox: the UUID in `moz-extension://UUID`. */
  readonly extensionId: string;
  /** `chrome-extension://ID` or `moz-extension://UUID`, no slash at the end. */
  readonly extensionOrigin: string;
  readonly profileDir: string;
  /** Such as `156.0.7700.1`. */
  readonly version: string;
  /** The browser's own process. */
  readonly pid: number;

  /** A new active tab, loaded. */
  openTab(url: string): Promise<Tab>;
  /**
   * The same in a private window, after the person has allowed the extension there; null if the browser keeps the extension out
   * all the same.
   */
  openPrivateTab(url: string): Promise<Tab | null>;
  /** The real toolbar click (grants `activeTab`) on that tab; resolves to the popup once its document is loaded. */
  clickToolbar(tab: Tab): Promise<Surface>;
  /** The popup that opens over that tab by another way than the toolbar click, such as a shortcut. */
  waitForPopup(tab: Tab): Promise<Surface>;
  /** The same click when the manifest has no popup (action.onClicked), or when only the grant matters. */
  clickToolbarOnly(tab: Tab): Promise<void>;
  /** One of the extension's pages in a new active tab, such as `options.html`. */
  openExtensionPage(path: string): Promise<Surface>;
  /** A tab the product itself opens (editor, options, ticket link), found by a part of its address. */
  waitForSurface(urlPart: string, timeoutMs?: number): Promise<Surface>;
  /** How many tabs (not the popup) have this part in their address. */
  countTabs(urlPart: string): Promise<number>;
  /**
   * The person's "Allow", given beforehand: the product must still ask (`permissions.request` in a click), and gets yes
   * without a prompt. Pattern such as `http://127.0.0.1/*`. In Firefox any origin is then allowed. Is remembered for a
   * restart on the same profile, where the origin is granted from the start.
   */
  allowHost(pattern: string): Promise<void>;
  /** The origin is granted now, without the product asking; as if it had asked before. */
  grantHost(pattern: string): Promise<void>;
  /** The granted origin is taken away again, as in the browser's own extension settings. */
  revokeHost(pattern: string): Promise<void>;
  /** Waits for the browser's real permission prompt and answers it as a person does. In Chromium only headed, with xdotool. */
  answerPermissionPrompt(answer: 'allow' | 'refuse'): Promise<void>;
  /**
   * A real right-click, and the extension's entry with this visible label chosen in the real menu (also in the extension's submenu).
   * It fails when the menu has no such entry there. Chromium: only headed, on Linux, with xdotool. A selector means the
   * middle of what is selected in that element, else of its first line.
   */
  rightClick(tab: Tab, target: ClickTarget, item: string): Promise<void>;
  /** Kills the service worker (Chromium) or the event page (Firefox), wherever it is; resolves when it is gone. */
  killWorker(): Promise<void>;
  /** What an update does to a running extension: its pages and its background go. Resolves when the new background runs. */
  reloadExtension(): Promise<void>;
  /** What the toolbar's badge shows for a tab (activated if need be; its own text or else the general one), or in general. */
  badgeText(tab?: Tab): Promise<string>;
  /** Everything that pages, popup and background have logged so far, for example to grep for a secret. */
  consoleLines(): string[];
  /**
   * Runs in a hidden page of the extension; the value must be JSON. For looking and for setting up, not for acting.
   * Does not wake or touch the background.
   */
  evaluateInExtension<T>(expression: string): Promise<T>;
  /** Real keys to the browser itself, such as `Alt+Shift+S`, for a keyboard command. In Chromium only headed, with xdotool. */
  pressShortcut(tab: Tab, keys: string): Promise<void>;
  /**
   * What this browser itself would warn of before a person installs the unpacked extension in that folder, in its own
   * words; an empty list is good.
   */
  installWarnings(extensionDir: string): Promise<string[]>;
  /** Pulls the network cable of the whole browser, or plugs it in again; `navigator.onLine` tells. */
  setOffline(offline: boolean): Promise<void>;
  /** Is the service worker or event page running now? */
  isWorkerRunning(): Promise<boolean>;
  /** PNG pictures of all that is open, tabs and popup. */
  screenshots(): Promise<{ url: string; png: Buffer }[]>;
  /**
   * Brings the browser back to how it was right after its launch: one empty tab, the extension newly installed, nothing stored,
   * granted, logged or set. Only for a temporary profile.
   */
  reset(): Promise<void>;
  /** Has its process ended, by `close()`, `kill()` or by itself? */
  hasEnded(): boolean;
  /** Ends the browser in an orderly way; removes the profile if it was temporary. */
  close(): Promise<void>;
  /** SIGKILL to the whole process tree; the profile stays. */
  kill(): Promise<void>;
}

export type ClickTarget = { selector: string } | { x: number; y: number };

export interface Tab {
  url(): Promise<string>;
  title(): Promise<string>;
  /** Loads the address in this tab and waits for the load event. */
  navigate(url: string): Promise<void>;
  activate(): Promise<void>;
  close(): Promise<void>;
  /** The value of an expression (or of the promise it gives), in the page; must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** PNG of what the tab shows. */
  screenshot(file: string): Promise<void>;
  /** Selects the contents of the first element that matches. */
  selectText(selector: string): Promise<void>;
  /** What the product's toast in this page says, seen through its closed shadow root; null when there is none. */
  toast(): Promise<Toast | null>;
  /** Polls until a toast's text matches. */
  waitForToast(text: string | RegExp, timeoutMs?: number): Promise<Toast>;
  /** A real, trusted click on the toast's button of that name, found in the browser's accessibility tree. */
  clickToast(button: string): Promise<void>;
  /** Is there a world of an extension's scripts beside the page's own, in any of its frames? It is there from its first script on. */
  hasExtensionWorld(): Promise<boolean>;
  /** A real, trusted click in the middle of the first element that matches. */
  click(selector: string): Promise<void>;
  /** Real, trusted keys, such as `Control+Shift+K`, to the page. */
  press(key: string): Promise<void>;
  /**
   * A real, trusted step of the mouse with its left button, in CSS pixels of the window. With the button down it may be beyond
   * the window's edges.
   */
  mouse(step: 'move' | 'down' | 'up', at: Point): Promise<void>;
  /** This tab, seen as the product's own page (roles, names, axe). */
  surface(): Surface;
}

export interface Toast {
  /** The words as they are drawn. */
  text: string;
  /** The names of its buttons, as they are drawn. */
  buttons: string[];
}

/** A page of the product: popup, options, editor, tickets; or any tab when controls in it are wanted by role and name. */
export interface Surface {
  readonly kind: 'popup' | 'tab';
  url(): Promise<string>;
  /** Controls by role and accessible name only; a string must be the whole name, case included. */
  find(role: AriaRole, name?: string | RegExp): Control;
  /** The visible text (`innerText` of the body). */
  text(): Promise<string>;
  /** Real, trusted key(s) to whatever has the focus, such as `Tab`, `Shift+Tab`, `Control+Enter`, `ArrowDown`. */
  press(key: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Polls the visible text; resolves to it once it matches. */
  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string>;
  evaluate<T>(expression: string): Promise<T>;
  screenshot(file: string): Promise<void>;
  /** axe-core on this page; an empty list is good. */
  axe(): Promise<AxeViolation[]>;
  isClosed(): Promise<boolean>;
  waitForClosed(timeoutMs?: number): Promise<void>;
  /** A tab: closes it. The popup: as if the person had clicked elsewhere. */
  close(): Promise<void>;
  /** Role and accessible name of what has the keyboard focus, as the browser's accessibility tree says. */
  focused(): Promise<Focus>;
  /** A pointer drag in CSS pixels of this page (drawing on a canvas). */
  drag(from: Point, to: Point): Promise<void>;
  /**
   * Files as a person gives them. `paste`: a PNG picture that was copied, with real keys. `drop`: from the desktop onto the
   * page. `choose`: in the dialog that this button opens. In Firefox only the events are made, not by real keys and pointers.
   */
  giveFiles(way: 'paste' | 'drop', paths: readonly string[]): Promise<void>;
  chooseFiles(button: Control, paths: readonly string[]): Promise<void>;
}

export interface Point {
  x: number;
  y: number;
}

export interface Focus {
  role: string;
  name: string;
}

/** A lazily found control: every call looks it up again and waits (up to 30 s) until it is there. */
export interface Control {
  /** Waits until it is visible and enabled, then a real click in its middle. */
  click(): Promise<void>;
  /** Replaces the value of a text field; fires trusted input events. */
  fill(text: string): Promise<void>;
  /** Focuses it, then presses real key(s). */
  press(key: string): Promise<void>;
  focus(): Promise<void>;
  text(): Promise<string>;
  value(): Promise<string>;
  attribute(name: string): Promise<string | null>;
  /** Does not wait. */
  isVisible(): Promise<boolean>;
  isChecked(): Promise<boolean>;
  isEnabled(): Promise<boolean>;
  /** How many there are now, without waiting. */
  count(): Promise<number>;
  waitFor(state?: 'visible' | 'hidden', timeoutMs?: number): Promise<void>;
  /** Polls until text or value matches. */
  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string>;
  /** Where it is, in CSS pixels of the viewport (scrolled into view first). */
  box(): Promise<{ x: number; y: number; width: number; height: number }>;
  nth(index: number): Control;
  /** Controls inside this one. */
  find(role: AriaRole, name?: string | RegExp): Control;
}

export interface AxeViolation {
  id: string;
  impact: string;
  help: string;
  nodes: { target: string; html: string; summary: string }[];
}
