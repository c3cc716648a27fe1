import { describe, expect, test } from 'vitest';
import { findSensitive } from '../../../../utils/page/sensitive/find-sensitive.ts';

/** Returns the found texts, without their kinds. */
function found(text: string): string[] {
  return findSensitive(text).map(({ start, end }) => text.slice(start, end));
}

/** Cases from bug reports about tools with the same promise, with made-up values. */
describe('what other tools were reported to miss', () => {
  test.each<[string, string, string[]]>([
    ['presidio 2074', 'SSN 987-65-4321 on the form', ['987-65-4321']],
    ['screenpipe 2123', 'Master Password: secret123', ['secret123']],
    ['screenpipe 2123', 'PIN: 1234', ['1234']],
    ['reticle 919', 'passphrase=plum-Otter-7', ['plum-Otter-7']],
    ['reticle 919', 'otp: 482913', ['482913']],
    ['reticle 919', 'backup_codes: ["9f3k-2m8q"]', ['9f3k-2m8q']],
    ['gitleaks 1773', 'pword = "k9-Lemon"', ['k9-Lemon']],
    ['gitleaks 1773', 'tkn: q8Zr2LmW0pXv4Tb6', ['q8Zr2LmW0pXv4Tb6']],
    ['gitleaks 1773', 'seckey=Zx81mQp20LkT9vWb', ['Zx81mQp20LkT9vWb']],
    ['gitleaks 1795', 'const password = "test1234"', ['test1234']],
    ['connectonion 909', `oo_live_${'q8Zr2LmW0pXv4Tb6q8Zr'}`, ['oo_live_q8Zr2LmW0pXv4Tb6q8Zr']],
    ['friday 1618', 'to ｖｉｃｔｉｍ．ｆｗ@shop.example', ['ｖｉｃｔｉｍ．ｆｗ@shop.example']],
    ['beeperbox 25', '<#> 482913 is your Acme code\nFA+9qCX9VSu', ['482913']],
    ['ms-365-mcp-server 525', 'GET /cb?code=Q8zr2LmW0pXv4Tb6&x=1', ['Q8zr2LmW0pXv4Tb6']],
  ])('%s: %s', (_report, text, secrets) => {
    expect(found(text)).toEqual(secrets);
  });
});

describe('what other tools were reported to take for private', () => {
  test.each([
    ['chezmoi 4679', '"key": "ctrl+shift+down"'],
    ['cli-printing-press 3173', 'SOA serial 2412260817, TTL 604800'],
    ['cli-printing-press 1405', 'UPC 0190074442'],
    ['transitrix 549', 'held on 2026-06-07 and 2026-06-14'],
    ['cs-tools 1177', 'pid 48213 from 10.2.118.4, container MSKU 905 331'],
    ['ms-365-mcp-server 525', 'statusCode: 401, "code":"ECONNRESET"'],
    ['screenpipe 2123', 'I forgot my password again'],
    ['langflow 14934', 'order 10023456, build 2024 1130 0917'],
    ['rocketride 1825', 'message 1718040021 of row 4157720381'],
    ['evener 1564', 'API_KEY=<your key>, token: {{ token }}'],
  ])('%s: %s', (_report, text) => {
    expect(found(text)).toEqual([]);
  });
});
