import intlTelInput from 'intl-tel-input/intlTelInputWithUtils';
import 'intl-tel-input/styles';
import { people } from '../planted.ts';

export function draw(root: HTMLElement): Promise<void> {
  for (const [at, { phone, product }] of people.entries()) {
    const line = document.createElement('p');
    line.textContent = `${product} `;
    const field = document.createElement('input');
    field.type = 'tel';
    field.value = phone;
    line.append(field);
    root.append(line);
    intlTelInput(field, { initialCountry: 'de', separateDialCode: at % 2 === 0 });
  }
  return new Promise((resolve) => setTimeout(resolve, 1000));
}
