/** For a page of the extension: the answer must be on its way before the page goes. */
export const reloadSoon = '(setTimeout(() => chrome.runtime.reload(), 100), null)';
