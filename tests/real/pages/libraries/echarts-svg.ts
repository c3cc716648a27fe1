import { drawChart } from '../orders-chart.ts';

export function draw(root: HTMLElement): Promise<void> {
  return drawChart(root, 'svg');
}
