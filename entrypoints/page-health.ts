import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { healthSourcesOf } from '../utils/page/health/health-sources.ts';
import { readHealth } from '../utils/page/health/read-health.ts';

/** Tells what went wrong on a page. It has its own file, because it runs after the page's picture is taken. */
export default defineUnlistedScript(() => readHealth(healthSourcesOf(document)));
