import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readReadableText } from '../utils/page/readable-text.ts';

export default defineUnlistedScript(() => readReadableText(document));
