chrome.tabs.captureVisibleTab({ format: 'png' }).then((dataUrl) => {
  document.querySelector('#shot').src = dataUrl;
});
