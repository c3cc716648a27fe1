import { useCallback } from 'preact/hooks';
import { openEditor } from '../browser-ui.ts';
import type { CaptureId } from '../captures/capture.ts';
import type { SavedFileRefusal } from '../captures/saved-file.ts';
import { t } from '../i18n.ts';
import type { Status } from './use-status.ts';

/** Few people save a draft as a file or open such a file, so this code is loaded only then. */
const draftFiles = () => import('./draft-files.ts');

/** Saves captures as files and opens such files, and says what became of it. */
export function useDraftFiles({ say, fail, failThrown }: Status): {
  save(id: CaptureId): void;
  open(file: File): void;
} {
  const save = useCallback(
    async (id: CaptureId) => {
      const { saveToFile } = await draftFiles();
      const name = await saveToFile(id);
      if (name === null) fail({ code: 'capture-missing' });
      else say({ status: t('fileSaved', name) });
    },
    [say, fail],
  );
  const open = useCallback(
    async (file: File) => {
      const { openFile } = await draftFiles();
      const opened = await openFile(file);
      if (!opened.ok) return say({ problem: refusalWords(opened.error) });
      say({ status: t('fileOpened', opened.value.form.subject) });
      await openEditor(opened.value.id);
    },
    [say],
  );
  return {
    save: (id) => void save(id).catch(failThrown),
    open: (file) => void open(file).catch(failThrown),
  };
}

function refusalWords(refusal: SavedFileRefusal): string {
  switch (refusal) {
    case 'foreign':
      return t('fileForeign');
    case 'damaged':
      return t('fileDamaged');
    case 'too-large':
      return t('fileTooLarge');
  }
}
