import browser from 'webextension-polyfill';

export type { Menus, Scripting, Storage, Tabs } from 'webextension-polyfill';
export { browser };
