import Table from 'antd/es/table';
import { createRoot } from 'react-dom/client';
import { bandColour, linesOf, paneHeight, rowCount } from '../bands.ts';

export function draw(root: HTMLElement): Promise<void> {
  createRoot(root).render(
    <Table
      size="small"
      dataSource={Array.from({ length: rowCount }, (_, at) => ({ at, line: linesOf(at) }))}
      rowKey="at"
      pagination={false}
      scroll={{ y: paneHeight - 60 }}
      columns={[
        {
          title: 'Row',
          dataIndex: 'at',
          width: 80,
          render: (at: number) => <div style={{ width: 40, height: 24, background: bandColour(at) }} />,
        },
        { title: 'Line', dataIndex: 'line' },
      ]}
    />,
  );
  return new Promise((resolve) => setTimeout(resolve, 500));
}
