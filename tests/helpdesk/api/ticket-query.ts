/**
 * Returns the filters and the order of `GET /tickets` as SQL. Unknown parameters are ignored, as in Deskpro; there is
 * no `q`.
 */
export function readTicketQuery(parameters: URLSearchParams): {
  where: string;
  values: (string | number)[];
  orderBy: string;
} {
  const conditions = ['1'];
  const values: (string | number)[] = [];
  for (const [name, value] of parameters) {
    const condition = readCondition(name);
    if (!condition) continue;
    conditions.push(condition);
    values.push(value);
  }
  return { where: conditions.join(' AND '), values, orderBy: readOrder(parameters) };
}

function readCondition(name: string): string | undefined {
  if (['agent', 'person', 'department', 'agent_team'].includes(name)) return `${name} = CAST(? AS INTEGER)`;
  if (name === 'status') return 'status = ?';
  if (name === 'labels[]' || name === 'labels') {
    return 'EXISTS (SELECT 1 FROM json_each(tickets.labels) WHERE value = ?)';
  }
  const fieldId = /^ticket_field\.(\d+)$/.exec(name)?.[1];
  if (!fieldId) return undefined;
  return `EXISTS (SELECT 1 FROM json_tree(tickets.fields, '$."${fieldId}"') WHERE CAST(atom AS TEXT) = ?)`;
}

const orders: Record<string, string> = {
  id: 'id',
  date_created: 'created_at',
  urgency: 'urgency',
  subject: 'subject',
};

function readOrder(parameters: URLSearchParams): string {
  const column = orders[parameters.get('order_by') ?? 'id'] ?? 'id';
  const direction = parameters.get('order_dir') === 'desc' ? 'DESC' : 'ASC';
  return `${column} ${direction}, id ${direction}`;
}
