import type { Page } from '@playwright/test';

/**
 * The browsers that have a driver. Journeys and page objects use only the types of this file; `launch.ts` picks the
 * implementation.
 */
export type BrowserName = 'chromium' | 'firefox';

/** The ARIA roles by which a control can be found. */
export type AriaRole = Parameters<Page['getByRole']>[0];

export interface LaunchOptions {
  /** The built, unpacked extension (the folder that holds manifest.json). */
  extensionDir: string;
  /** Folder of a profile to use again, as a restart does. Default: a temporary profile, which `close()` removes. */
  profileDir?: string;
  /**
   * Shows real windows. They need `DISPLAY` in `env` or in this process; see `startDisplay`. In Chromium a right-click
   * needs a real window.
   */
  headed?: boolean;
  /** Environment variables added for the browser's process, such as the `env` of a `Display`. */
  env?: Record<string, string>;
  /** Path of the browser's executable. Default: the one that `tests/setup/executables.ts` finds. */
  executable?: string;
  deviceScaleFactor?: number;
  /** Outer size of the window in CSS px. Default: 1280×800. */
  windowSize?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Browser language, such as `de`. Default: `en-US`. */
  locale?: string;
  forcedColors?: boolean;
  /** Leaves the page open that the extension opens after its installation. Default: it is closed, as a person would. */
  keepsWelcome?: boolean;
  /** Opens the tabs again that were open when the browser on this profile was closed. */
  restoresTabs?: boolean;
  /** Chromium collects garbage only if a page needs much memory, as a page at rest does for an unknown time. */
  keepsGarbage?: boolean;
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
  /** Process id of the browser's main process. */
  readonly pid: number;

  /** Opens a new active tab. Resolves once its page is loaded. */
  openTab(url: string): Promise<Tab>;
  /**
   * Opens a tab in a private window, after the person has allowed the extension there. Null if the browser keeps the
   * extension out all the same.
   */
  openPrivateTab(url: string): Promise<Tab | null>;
  /**
   * Clicks the real toolbar button for that tab, which grants `activeTab`. Resolves to the popup once its document is
   * loaded.
   */
  clickToolbar(tab: Tab): Promise<Surface>;
  /** Resolves to the popup that opens over that tab by another way than the toolbar click, such as a shortcut. */
  waitForPopup(tab: Tab): Promise<Surface>;
  /**
   * Clicks the toolbar button without waiting for a popup: for a manifest without one (`action.onClicked`), or if only
   * the grant matters.
   */
  clickToolbarOnly(tab: Tab): Promise<void>;
  /**
   * Opens one of the extension's pages, such as `options.html`, in a new active tab. `before`: an expression that runs
   * before the page's first script. Firefox's driver cannot run one.
   */
  openExtensionPage(path: string, before?: string): Promise<Surface>;
  /** Waits for a tab that the product itself opens: editor, options, ticket link. `urlPart`: a part of its address. */
  waitForSurface(urlPart: string, timeoutMs?: number): Promise<Surface>;
  /** Waits for such a tab, for a click on the toolbar button above it. */
  waitForTab(urlPart: string, timeoutMs?: number): Promise<Tab>;
  /** Number of tabs with this part in their address. The popup does not count. */
  countTabs(urlPart: string): Promise<number>;
  /**
   * Gives the person's "Allow" beforehand: the product must still call `permissions.request` in a click, and gets yes
   * without a prompt. `pattern`: such as `http://127.0.0.1/*`. Firefox then allows any origin. A restart on the same
   * profile grants the origin from the start.
   */
  allowHost(pattern: string): Promise<void>;
  /** Grants the origin now, as if the product had asked for it before. */
  grantHost(pattern: string): Promise<void>;
  /** Takes the granted origin away, as the browser's own extension settings do. */
  revokeHost(pattern: string): Promise<void>;
  /**
   * Waits for the browser's real permission prompt and answers it as a person does. Chromium: only headed, with
   * xdotool.
   */
  answerPermissionPrompt(answer: 'allow' | 'refuse'): Promise<void>;
  /**
   * Right-clicks for real and chooses the extension's entry with this visible label in the real menu or in the
   * extension's submenu. Fails if the menu has no such entry. Chromium: only headed, on Linux, with xdotool. If the
   * target is a selector, the click goes to the middle of the element's selected text, or to the middle of its first
   * line if nothing is selected.
   */
  rightClick(tab: Tab, target: ClickTarget, item: string): Promise<void>;
  /** Ends the service worker (Chromium) or the event page (Firefox), wherever it is. Resolves when it is gone. */
  killWorker(): Promise<void>;
  /**
   * Reloads the extension as an update does, which closes its pages and its background. Resolves when the new
   * background runs.
   */
  reloadExtension(): Promise<void>;
  /**
   * Text of the toolbar's badge. With `tab`: the tab's own text, or else the general text; the tab may be activated.
   */
  badgeText(tab?: Tab): Promise<string>;
  /** The lines that pages, popup and background have logged so far. */
  consoleLines(): string[];
  /**
   * Evaluates an expression in a hidden page of the extension, without waking or touching the background. The value
   * must be JSON. Use it to look and to set up, not to act as a person.
   */
  evaluateInExtension<T>(expression: string): Promise<T>;
  /**
   * Presses real keys, such as `Alt+Shift+S`, in the browser itself, for a keyboard command. Chromium: only headed,
   * with xdotool.
   */
  pressShortcut(tab: Tab, keys: string): Promise<void>;
  /**
   * The browser's own warnings before a person installs the unpacked extension in that folder. An empty list is good.
   */
  installWarnings(extensionDir: string): Promise<string[]>;
  /** Takes the whole browser offline, or online again. `navigator.onLine` shows the state. */
  setOffline(offline: boolean): Promise<void>;
  /** Whether the service worker or event page runs now. */
  isWorkerRunning(): Promise<boolean>;
  /** PNG pictures of all open tabs and of the popup. */
  screenshots(): Promise<{ url: string; png: Buffer }[]>;
  /**
   * Brings the browser back to its state right after its launch: one empty tab, the extension newly installed, nothing
   * stored, granted, logged or set. Only for a temporary profile.
   */
  reset(): Promise<void>;
  /** Whether the browser's process has ended, by `close()`, by `kill()` or by itself. */
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
  /** Evaluates an expression in the page; a promise is awaited. The value must be JSON. */
  evaluate<T>(expression: string): Promise<T>;
  /** Writes a PNG of what the tab shows to `file`. */
  screenshot(file: string): Promise<void>;
  /** Selects the contents of the first element that matches. */
  selectText(selector: string): Promise<void>;
  /** Reads the product's toast in this page through its closed shadow root. Null if there is none. */
  toast(): Promise<Toast | null>;
  /** Polls until a toast's text matches. */
  waitForToast(text: string | RegExp, timeoutMs?: number): Promise<Toast>;
  /** Clicks the toast's button with this accessible name by a real, trusted click. */
  clickToast(button: string): Promise<void>;
  /**
   * Whether any frame has a world for an extension's scripts beside the page's own world. The first such script creates
   * the world.
   */
  hasExtensionWorld(): Promise<boolean>;
  /** Clicks the middle of the first element that matches, by a real, trusted click. */
  click(selector: string): Promise<void>;
  /** Presses real, trusted keys, such as `Control+Shift+K`, in the page. */
  press(key: string): Promise<void>;
  /**
   * Makes one real, trusted step of the mouse with its left button. `at`: CSS px of the window; with the button down it
   * may be beyond the window's edges.
   */
  mouse(step: 'move' | 'down' | 'up', at: Point): Promise<void>;
  /** This tab as a `Surface`, for roles, names and axe. */
  surface(): Surface;
}

export interface Toast {
  /** The words as they are drawn. */
  text: string;
  /** The names of its buttons, as they are drawn. */
  buttons: string[];
}

/** A page of the product (popup, options, editor, tickets), or any tab whose controls are found by role and name. */
export interface Surface {
  readonly kind: 'popup' | 'tab';
  url(): Promise<string>;
  /** Finds controls by role and accessible name. A string must be the whole name, case included. */
  find(role: AriaRole, name?: string | RegExp): Control;
  /** The visible text (`innerText` of the body). */
  text(): Promise<string>;
  /** Presses real, trusted keys in the focused element, such as `Tab`, `Shift+Tab`, `Control+Enter`, `ArrowDown`. */
  press(key: string): Promise<void>;
  /** Types into the focused element. */
  type(text: string): Promise<void>;
  /** Polls the visible text; resolves to it once it matches. */
  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string>;
  evaluate<T>(expression: string): Promise<T>;
  screenshot(file: string): Promise<void>;
  /** Returns those of the texts that stand in the page's memory. Null if the driver cannot look there. */
  heapHolds(texts: readonly string[]): Promise<string[] | null>;
  /** Runs axe-core on this page. An empty list is good. */
  axe(): Promise<AxeViolation[]>;
  isClosed(): Promise<boolean>;
  waitForClosed(timeoutMs?: number): Promise<void>;
  /** Closes the tab, or the popup as a click elsewhere does. */
  close(): Promise<void>;
  /** Role and accessible name of the element with the keyboard focus. Empty strings if there is none. */
  focused(): Promise<Focus>;
  /** Drags the pointer, for example to draw on a canvas. CSS px of this page. */
  drag(from: Point, to: Point): Promise<void>;
  /**
   * Gives files to the page as a person does. `paste`: copies one PNG picture and pastes it with real keys. `drop`:
   * from the desktop onto the page. `chooseFiles` uses the dialog that the button opens. In Firefox all three only
   * dispatch the page's events, without real keys and pointers.
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

/** A control that each call looks up again. A call waits up to 30 s until the control is there. */
export interface Control {
  /** Waits until the control is visible and enabled, then makes a real click in its middle. */
  click(): Promise<void>;
  /** Replaces the value of a text field; fires trusted input events. */
  fill(text: string): Promise<void>;
  /** Focuses the control, then presses real keys. */
  press(key: string): Promise<void>;
  focus(): Promise<void>;
  text(): Promise<string>;
  value(): Promise<string>;
  attribute(name: string): Promise<string | null>;
  /** Does not wait. */
  isVisible(): Promise<boolean>;
  isChecked(): Promise<boolean>;
  isEnabled(): Promise<boolean>;
  /** Number of matching controls now. Does not wait. */
  count(): Promise<number>;
  waitFor(state?: 'visible' | 'hidden', timeoutMs?: number): Promise<void>;
  /** Polls until the control's text, or its value if it has no text, matches. */
  waitForText(text: string | RegExp, timeoutMs?: number): Promise<string>;
  /** Scrolls the control into view and returns its place. CSS px of the viewport. */
  box(): Promise<{ x: number; y: number; width: number; height: number }>;
  nth(index: number): Control;
  /** Finds controls inside this one. */
  find(role: AriaRole, name?: string | RegExp): Control;
}

export interface AxeViolation {
  id: string;
  impact: string;
  help: string;
  nodes: { target: string; html: string; summary: string }[];
}
