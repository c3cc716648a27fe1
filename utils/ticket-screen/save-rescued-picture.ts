import { rescueSetting } from '../screenshot/screenshot-job.ts';

/** Downloads the picture that could not be stored. Does nothing if there is none. */
export async function saveRescuedPicture(): Promise<void> {
  const picture = await rescueSetting.read();
  if (picture === null) return;
  const link = document.createElement('a');
  link.href = picture.dataUrl;
  link.download = picture.filename;
  link.click();
}
