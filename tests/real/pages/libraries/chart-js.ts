import { Chart, registerables } from 'chart.js';
import { people } from '../planted.ts';

export function draw(root: HTMLElement): Promise<void> {
  Chart.register(...registerables);
  const canvas = document.createElement('canvas');
  root.append(canvas);
  new Chart(canvas, {
    type: 'bar',
    data: {
      labels: people.map(({ email }) => email),
      datasets: [{ label: 'Orders', data: people.map((_, at) => at + 3) }],
    },
    options: { animation: false, aspectRatio: 2.4 },
  });
  return new Promise((resolve) => setTimeout(resolve, 500));
}
