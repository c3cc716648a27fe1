import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeArgument } from '../utils/page/argument.ts';
import { readImage } from '../utils/page/image.ts';

export default defineUnlistedScript(() => readImage(takeArgument<string>()));
