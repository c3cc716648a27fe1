/** Words that make a parameter secret if they are in its name, whatever its value looks like. */
const secretWords = new Set(
  (
    'authorization bsn card cardnumber cookie cpf credential credentials csc cvc cvv iban invitation invite jwt magic mfa ' +
    'nif nino nonce otp pass passcode passphrase passport passwd password pesel pin puk pwd secret sess sessid session ' +
    'sessionid sid sig signature sin ssn token totp tfn 2fa csrf xsrf apikey authkey jsessionid phpsessid'
  ).split(' '),
);

/** Names that are secret alone, but are ordinary words inside other names: `country_code`, `sort_key`. */
const secretNames = /^(?:code|auth|pw|psw|aspsessionid\w*|asp\.net_sessionid)$/i;

/** Words that make a `code` or a `key` after them a secret. */
const secretPairs =
  /(?:access|activation|api|auth\w*|backup|confirmation|device|encryption|invit\w+|licen[cs]e|login|one\W?time|otp|pairing|private|recovery|referral|reset|secret|security|session|share|signing|sms|tan|unlock|user|verif\w+)\W?(?:codes?|keys?)$/i;

/** Whether a parameter of this name holds a secret: `otp`, `user[password]`, `accessToken`, `X-Amz-Signature`. */
export function isSecretName(name: string): boolean {
  const apart = name.replace(/(?<=[a-z\d])(?=[A-Z])/g, ' ').replace(/[^\p{L}\d]+/gu, ' ');
  const words = apart.trim().toLowerCase().split(' ');
  return (
    secretNames.test(name) ||
    secretPairs.test(apart.trim()) ||
    words.some((word) => secretWords.has(word) || /(?:token|secret|password|passwd)$/.test(word))
  );
}
