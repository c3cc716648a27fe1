import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { takeArgument } from '../utils/page/argument.ts';
import { type ImageRequest, readImages } from '../utils/page/image.ts';

export default defineUnlistedScript(() => readImages(takeArgument<ImageRequest>()));
