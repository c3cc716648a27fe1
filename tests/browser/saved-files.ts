import type { Surface } from './drivers/types.ts';
import { until } from './drivers/wait.ts';

/** Keeps each file that the page saves from now on for `readSaved`, because a headless browser puts it nowhere. */
export async function keepSaved(surface: Surface): Promise<void> {
  await surface.evaluate(`(() => {
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      void blob.text().then((text) => { document.body.dataset.saved = text; });
      return create.call(URL, blob);
    };
    return true;
  })()`);
}

/** Resolves to the text of the file that was saved last. */
export async function readSaved(surface: Surface): Promise<string> {
  const read = () => surface.evaluate<string>("document.body.dataset.saved ?? ''");
  return until('a file to be saved', read);
}

/** Chooses a file with that text in the page's only file field. */
export async function chooseText(surface: Surface, name: string, text: string): Promise<void> {
  await surface.evaluate(`(() => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}));
    const field = document.querySelector('input[type=file]');
    field.files = chosen.files;
    field.dispatchEvent(new Event('change', { bubbles: true }));
    return true;
  })()`);
}
