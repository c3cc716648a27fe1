import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryProps } from '../../components/screen-props.ts';
import { saveFile } from '../browser-ui.ts';
import {
  emptyLibrary,
  type Library,
  libraryInFile,
  libraryToFile,
  withImported,
} from '../captures/library.ts';
import { request } from '../messages.ts';
import { librarySetting, readLibrary } from '../settings.ts';
import type { Saving } from './use-saving.ts';

/** Templates and rules as they are being edited: each change is shown at once and keeps itself. */
export function useLibraryEditor(save: Saving['save']): LibraryProps {
  const [library, setLibrary] = useState(emptyLibrary);
  const [libraryProblem, setProblem] = useState(false);
  const [libraryImport, setImport] = useState<Library | null>(null);
  const shown = useRef(emptyLibrary);
  const writing = useRef(0);
  const show = useCallback((next: Library) => {
    shown.current = next;
    setLibrary(next);
  }, []);

  useEffect(() => {
    const showStored = (stored: Library | null) => {
      // What is typed on is newer than what has just been written.
      if (writing.current === 0) show(stored ?? emptyLibrary);
    };
    void readLibrary().then(showStored);
    return librarySetting.watch(showStored);
  }, [show]);

  const onLibrary = useCallback(
    (change: (before: Library) => Library) => {
      const from = shown.current;
      show(change(from));
      writing.current += 1;
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
      // Another file is another question, which takes the focus.
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
