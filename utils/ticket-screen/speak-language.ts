import { t, uiLanguage } from '../i18n.ts';

/** Sets the language and the text direction of the document. */
export function speakLanguage(): void {
  document.documentElement.lang = uiLanguage();
  document.documentElement.dir = t('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}
