import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { bandColour, linesOf, paneHeight, rowCount } from '../bands.ts';

function Rows() {
  const pane = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: rowCount,
    getScrollElement: () => pane.current,
    estimateSize: () => 36,
  });
  return (
    <div ref={pane} style={{ height: paneHeight, overflow: 'auto' }}>
      <div className="rows" style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ key, index, start, size }) => (
          <div
            key={key}
            style={{
              position: 'absolute',
              top: start,
              height: size,
              display: 'flex',
              gap: 10,
              width: '100%',
            }}
          >
            <div style={{ width: 40, background: bandColour(index) }} />
            {linesOf(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

export function draw(root: HTMLElement): Promise<void> {
  createRoot(root).render(<Rows />);
  return new Promise((resolve) => setTimeout(resolve, 500));
}
