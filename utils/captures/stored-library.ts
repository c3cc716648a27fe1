import { defineStored } from '../storage/define-stored.ts';
import { entries, members } from '../storage/readable-parts.ts';
import { emptyLibrary, type Library, type LibraryChange, SiteRule, Template, withChange } from './library.ts';

/** Templates and site rules. */
export const librarySetting = defineStored({
  key: 'library',
  schema: members<Library>({ templates: entries(Template), rules: entries(SiteRule) }),
});

export async function readLibrary(): Promise<Library> {
  return (await librarySetting.read()) ?? emptyLibrary;
}

export function changeLibrary(change: LibraryChange): Promise<void> {
  return navigator.locks.request('library', async () =>
    librarySetting.write(withChange(await readLibrary(), change)),
  );
}
