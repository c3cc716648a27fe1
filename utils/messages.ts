import { browser } from './browser.ts';
import { unexpected } from './errors.ts';
import type { Answer, RequestData, RequestName } from './request-schemas.ts';
import { err } from './result.ts';

/** Sends a request of a screen to the background. */
export async function request<Name extends RequestName>(
  name: Name,
  data: RequestData<Name>,
): Promise<Answer<Name>> {
  try {
    const answer = await browser.runtime.sendMessage({ type: name, data });
    // There is no answer if the background was stopped meanwhile.
    if (answer === undefined || answer === null) return err(unexpected(new Error('no answer')));
    return answer as Answer<Name>;
  } catch (thrown) {
    return err(unexpected(thrown));
  }
}
