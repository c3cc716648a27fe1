// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { DirectoryFields } from '../../../../components/ticket/directory-fields.tsx';
import { t } from '../../../../utils/i18n.ts';

const root = document.createElement('div');
afterEach(() => render(null, root));

const department = (id: number, selectable = true) => ({ id, title: `D${id}`, path: [], selectable });
const directory = {
  readAt: 1,
  agents: [],
  departments: [department(1), department(2), department(3, false)],
  fields: [],
  layouts: { 1: [] },
};

test.each<[what: string, departmentId: number | null, isSaid: boolean]>([
  ['a department whose form was not read', 2, true],
  ['a department whose form was read', 1, false],
  ['no department', null, false],
  ['a department that is gone', 9, false],
  ['a department that only holds others', 3, false],
])('of %s it is said or not that its fields are not known', (_what, departmentId, isSaid) => {
  act(() =>
    render(
      <DirectoryFields
        agentLabel="Agent"
        departmentLabel="Department"
        directory={directory}
        directoryProblem={null}
        agentId={null}
        departmentId={departmentId}
        problems={{}}
        disabled={false}
        onChange={() => undefined}
        onRetry={() => undefined}
      />,
      root,
    ),
  );
  expect(root.textContent?.includes(t('departmentFormUnknown'))).toBe(isSaid);
});
