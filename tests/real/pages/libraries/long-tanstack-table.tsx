import { createColumnHelper, flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { bandColour, headMark, linesOf, mark, paneHeight, rowCount } from '../bands.ts';

interface Line {
  at: number;
  line: string;
}

const column = createColumnHelper<Line>();
const columns = [
  column.accessor('at', {
    header: 'Row',
    cell: ({ getValue }) => <div style={{ width: 40, height: '100%', background: bandColour(getValue()) }} />,
  }),
  column.accessor('line', { header: 'Line', cell: ({ getValue }) => getValue() }),
];
const data: Line[] = Array.from({ length: rowCount }, (_, at) => ({ at, line: linesOf(at) }));
const line = { display: 'flex', gap: 10, width: '100%', height: 36 } as const;

/** A table whose head sticks to the pane and whose rows are placed one by one, as the library's own examples have it. */
function VirtualTable() {
  const pane = useRef<HTMLDivElement>(null);
  const table = useReactTable({ data, columns, getCoreRowModel: getCoreRowModel() });
  const { rows } = table.getRowModel();
  const shown = useVirtualizer({
    count: rows.length,
    getScrollElement: () => pane.current,
    estimateSize: () => line.height,
  });
  return (
    <div ref={pane} style={{ height: paneHeight, overflow: 'auto', position: 'relative' }}>
      <table style={{ display: 'grid' }}>
        <thead style={{ display: 'grid', position: 'sticky', top: 0, zIndex: 1 }}>
          {table.getHeaderGroups().map(({ id, headers }) => (
            <tr key={id} style={line}>
              {headers.map(({ id, column, getContext }) => (
                <th key={id}>{flexRender(column.columnDef.header, getContext())}</th>
              ))}
            </tr>
          ))}
        </thead>
        <tbody style={{ display: 'grid', position: 'relative', height: shown.getTotalSize() }}>
          {shown.getVirtualItems().map(({ index, start }) => (
            <tr key={index} style={{ ...line, position: 'absolute', transform: `translateY(${start}px)` }}>
              {rows[index]?.getVisibleCells().map(({ id, column, getContext }) => (
                <td key={id} style={{ padding: 0 }}>
                  {flexRender(column.columnDef.cell, getContext())}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function draw(root: HTMLElement): Promise<void> {
  mark('thead', headMark);
  createRoot(root).render(<VirtualTable />);
  return new Promise((resolve) => setTimeout(resolve, 500));
}
