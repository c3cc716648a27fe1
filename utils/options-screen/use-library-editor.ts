import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryProps } from '../../components/screens/screen-props.ts';
import { saveFile } from '../browser-ui.ts';
import {
  emptyLibrary,
  type Library,
  libraryInFile,
  libraryToFile,
  withImported,
} from '../captures/library.ts';
import { librarySetting, readLibrary } from '../captures/stored-library.ts';
import { request } from '../messages.ts';
import type { Saving } from './use-saving.ts';

/** The templates and rules while they are being edited. Each change is shown and stored at once. */
export function useLibraryEditor(save: Saving['save']): LibraryProps {
  const [library, setLibrary] = useState(emptyLibrary);
  const [libraryProblem, setProblem] = useState(false);
  const [libraryImport, setImport] = useState<Library | null>(null);
  const shown = useRef(emptyLibrary);
  const writing = useRef(0);
  const changes = useRef(0);
  const show = useCallback((next: Library) => {
    shown.current = next;
    setLibrary(next);
  }, []);

  useEffect(() => {
    // The library is read anew, because the news of an earlier change may come after a later change.
    const showStored = async () => {
      const before = changes.current;
      const stored = await readLibrary();
      // While a change is being stored, the shown library is newer than the stored one.
      if (writing.current === 0 && changes.current === before) show(stored);
    };
    void showStored();
    return librarySetting.watch(() => void showStored());
  }, [show]);

  const onLibrary = useCallback(
    (change: (before: Library) => Library) => {
      const from = shown.current;
      show(change(from));
      writing.current += 1;
      changes.current += 1;
      void save(request('changeLibrary', { from, to: shown.current })).then(() => {
        writing.current -= 1;
      });
    },
    [save, show],
  );

  return {
    library,
    libraryProblem,
    libraryImport,
    onLibrary,
    onExportLibrary: () =>
      saveFile(
        new Blob([libraryToFile(library)], { type: 'application/json' }),
        'deskpro-templates-and-rules.json',
      ),
    onImportLibrary: (file) => {
      // Close the import of the previous file, so that the import of this one takes the focus.
      setImport(null);
      void file.text().then((text) => {
        const read = libraryInFile(text);
        setProblem(read === null);
        setImport(read);
      });
    },
    onConfirmImport: () => {
      if (libraryImport !== null) onLibrary((before) => withImported(before, libraryImport));
      setImport(null);
    },
    onCancelImport: () => setImport(null),
  };
}
