import { rescueSetting } from '../settings.ts';

/** Hands the picture that could not be stored to the browser's downloads. */
export async function saveRescuedPicture(): Promise<void> {
  const picture = await rescueSetting.read();
  if (picture === null) return;
  const link = document.createElement('a');
  link.href = picture.dataUrl;
  link.download = picture.filename;
  link.click();
}
