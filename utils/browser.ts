import browser from 'webextension-polyfill';

export type { Menus, Storage, Tabs } from 'webextension-polyfill';
export { browser };
