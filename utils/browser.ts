import browser from 'webextension-polyfill';

export type { Menus, Tabs } from 'webextension-polyfill';
export { browser };
