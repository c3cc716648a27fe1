import '../../kit/ui.css';
import './sample-page.css';
import { t } from '../../../utils/i18n.ts';

const items = [
  { name: 'sampleJacket', price: '€ 249.00' },
  { name: 'sampleLamp', price: '€ 143.00' },
] as const;

/** A shop's basket with a mistake in its total: something to make a first ticket of. Nothing on it is real. */
export function SamplePage() {
  return (
    <div class="sample">
      <header class="sample-head">
        <strong>Fjord &amp; Field</strong>
        <span class="secondary">{t('sampleNotice')}</span>
      </header>
      <main class="sample-main">
        <h1 class="screen-title">{t('sampleBasket')}</h1>
        <table class="sample-basket">
          <tbody>
            {items.map(({ name, price }) => (
              <tr key={name}>
                <th scope="row">{t(name)}</th>
                <td>{price}</td>
              </tr>
            ))}
            <tr class="sample-total">
              <th scope="row">{t('sampleTotal')}</th>
              <td>€ NaN</td>
            </tr>
          </tbody>
        </table>
        <p class="secondary">{t('sampleDelivery', 'ana@shop.example')}</p>
        <ol class="sample-hints">
          <li>{t('sampleHintPress')}</li>
          <li>{t('sampleHintWrite')}</li>
          <li>{t('sampleHintCreate')}</li>
        </ol>
      </main>
    </div>
  );
}
