import Descriptions from 'antd/es/descriptions';
import Table from 'antd/es/table';
import { createRoot } from 'react-dom/client';
import { factsOf, labels, type Person, people, person, sensitive } from '../planted.ts';

/** A table with a fixed head and column, and a list of terms. */
function Page({ shown }: { shown: Person }) {
  return (
    <>
      <Table
        size="small"
        dataSource={people.slice(2)}
        rowKey="order"
        pagination={false}
        scroll={{ x: 1500, y: 200 }}
        columns={[
          { title: 'Order', dataIndex: 'order', fixed: 'left' as const, width: 110 },
          ...sensitive.map((name) => ({ title: labels[name], dataIndex: name })),
          { title: 'Product', dataIndex: 'product' },
        ]}
      />
      <Descriptions
        bordered
        size="small"
        column={2}
        items={factsOf(shown).map(({ label, value }) => ({ key: label, label, children: value }))}
      />
    </>
  );
}

export function draw(root: HTMLElement): Promise<void> {
  createRoot(root).render(<Page shown={person(0)} />);
  return new Promise((resolve) => setTimeout(resolve, 500));
}
