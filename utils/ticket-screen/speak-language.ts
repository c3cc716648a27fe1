import { t, uiLanguage } from '../i18n.ts';

/** Tells the document which language its sentences are in, and which way they run. */
export function speakLanguage(): void {
  document.documentElement.lang = uiLanguage();
  document.documentElement.dir = t('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}
