import { createRoot } from 'react-dom/client';
import { List, type RowComponentProps } from 'react-window';
import { bandColour, linesOf, paneHeight, rowCount } from '../bands.ts';

function Row({ index, style }: RowComponentProps) {
  return (
    <div style={{ ...style, display: 'flex', gap: 10 }}>
      <div style={{ width: 40, background: bandColour(index) }} />
      {linesOf(index)}
    </div>
  );
}

export function draw(root: HTMLElement): Promise<void> {
  createRoot(root).render(
    <List
      rowComponent={Row}
      rowCount={rowCount}
      rowHeight={36}
      rowProps={{}}
      style={{ height: paneHeight }}
    />,
  );
  return new Promise((resolve) => setTimeout(resolve, 500));
}
