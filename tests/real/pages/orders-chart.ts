import * as echarts from 'echarts';
import { people } from './planted.ts';

/** Draws a chart of the orders of each person. */
export function drawChart(root: HTMLElement, renderer: 'canvas' | 'svg'): Promise<void> {
  root.style.height = '460px';
  echarts.init(root, null, { renderer }).setOption({
    animation: false,
    xAxis: { type: 'value' },
    yAxis: {
      type: 'category',
      data: people.map(({ email }) => email),
      axisLabel: { color: '#c0c', interval: 0 },
    },
    grid: { left: 220, right: 200 },
    series: [
      {
        type: 'bar',
        data: people.map(({ product }, at) => ({
          value: at + 3,
          label: { show: true, position: 'right', formatter: product, color: '#070' },
        })),
      },
    ],
  });
  return new Promise((resolve) => setTimeout(resolve, 500));
}
