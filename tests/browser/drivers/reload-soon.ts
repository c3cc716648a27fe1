/** Expression that reloads the extension, for one of its pages. The delay lets the page answer before it closes. */
export const reloadSoon = '(setTimeout(() => chrome.runtime.reload(), 100), null)';
