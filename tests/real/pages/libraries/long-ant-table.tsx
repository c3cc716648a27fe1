import Table from 'antd/es/table';
import { createRoot } from 'react-dom/client';
import { bandColour, footMark, headMark, linesOf, mark, paneHeight, rowCount } from '../bands.ts';

export function draw(root: HTMLElement): Promise<void> {
  mark('.ant-table-thead th', headMark);
  mark('.ant-table-footer', footMark);
  createRoot(root).render(
    <Table
      size="small"
      dataSource={Array.from({ length: rowCount }, (_, at) => ({ at, line: linesOf(at) }))}
      rowKey="at"
      pagination={false}
      footer={() => 'Foot'}
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
