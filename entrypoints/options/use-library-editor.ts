import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { OptionsScreenProps } from '../../components/screen-props.ts';
import { emptyLibrary, type Library, libraryToFile, withLibraryFile } from '../../utils/captures/library.ts';
import { changeLibrary, librarySetting, readLibrary } from '../../utils/settings.ts';
import { saveFile } from '../../utils/shell.ts';

type LibraryEditor = Pick<
  OptionsScreenProps,
  'library' | 'libraryProblem' | 'onLibrary' | 'onExportLibrary' | 'onImportLibrary'
>;

/** Templates and rules as they are being edited: each change is shown at once and keeps itself. */
export function useLibraryEditor(onSaved: () => void): LibraryEditor {
  const [library, setLibrary] = useState(emptyLibrary);
  const [libraryProblem, setProblem] = useState(false);
  const writing = useRef(0);

  useEffect(() => {
    const show = (stored: Library | null) => {
      // What is typed on is newer than what has just been written.
      if (writing.current === 0) setLibrary(stored ?? emptyLibrary);
    };
    void readLibrary().then(show);
    return librarySetting.watch(show);
  }, []);

  const onLibrary = useCallback(
    (change: (before: Library) => Library) => {
      setLibrary(change);
      writing.current += 1;
      void changeLibrary(change)
        .then(onSaved)
        .finally(() => {
          writing.current -= 1;
        });
    },
    [onSaved],
  );

  return {
    library,
    libraryProblem,
    onLibrary,
    onExportLibrary: () =>
      saveFile(
        new Blob([libraryToFile(library)], { type: 'application/json' }),
        'deskpro-templates-and-rules.json',
      ),
    onImportLibrary: (file) =>
      void file.text().then((text) => {
        const isLibrary = withLibraryFile(emptyLibrary, text) !== null;
        setProblem(!isLibrary);
        if (isLibrary) onLibrary((before) => withLibraryFile(before, text) ?? before);
      }),
  };
}
