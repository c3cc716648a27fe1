import { Hono } from 'hono';
import {
  getDepartment,
  getLayout,
  type LookupKind,
  listCustomFields,
  listDepartments,
  listLookups,
  listStatuses,
  listTeams,
} from '../store/directory.ts';
import { countLabels } from '../store/tickets.ts';
import type { Right } from '../types.ts';
import type { World } from '../world.ts';
import { type ApiEnv, idParameter, requireRight } from './env.ts';
import { envelope, paged } from './envelope.ts';
import { notFound } from './errors.ts';

/**
 * Serves the lists that a ticket form chooses from. For languages, brands, organizations and labels, deskpro-api.md has
 * the addresses only, so the keys of their rows are inferred.
 */
export function directoryRoutes(world: World): Hono<ApiEnv> {
  const { db } = world;
  const routes = new Hono<ApiEnv>();

  const list = (path: string, read: () => readonly unknown[], right: Right = 'directory.list'): void => {
    routes.get(path, (context) => {
      requireRight(context, right);
      return context.json(paged(world, context, read()));
    });
  };
  const lookup = (kind: LookupKind) => () => listLookups(db, kind);
  const namedLookups = (kind: LookupKind) =>
    listLookups(db, kind).map(({ id, title }) => ({ id, name: title }));

  list('/agent_teams', () => listTeams(db));
  list('/ticket_departments', () => departmentsJson(world), 'departments.list');
  list('/ticket_priorities', () =>
    listLookups(db, 'priority').map(({ id, title }) => ({ id, title, priority: id * 10 })),
  );
  list('/ticket_categories', lookup('category'));
  list('/ticket_products', lookup('product'));
  list('/ticket_workflows', lookup('workflow'));
  list('/ticket_statuses', () =>
    listStatuses(db).map(({ status_type, status_code, title }) => ({ status_type, status_code, title })),
  );
  list('/languages', () => listLookups(db, 'language').map(({ id, title }) => ({ id, title })));
  list('/brands', () => namedLookups('brand'));
  list('/organizations', () => namedLookups('organization'));
  list('/ticket_labels', () => countLabels(db));
  list('/ticket_custom_fields', () => customFieldsJson(world), 'fields.list');

  routes.get('/ticket_layouts/agent/:department', (context) => {
    requireRight(context, 'fields.list');
    const department = getDepartment(db, idParameter(context, 'department'));
    if (!department) throw notFound();
    const fields = getLayout(db, department.id).map((field) => ({
      field_type: field.fieldType,
      field_id: field.customFieldId === undefined ? field.fieldType : `ticket_field_${field.customFieldId}`,
      required: field.required,
      options: { on_newticket: field.onNewTicket },
    }));
    return context.json(envelope(world, { department: department.id, fields }));
  });

  return routes;
}

function customFieldsJson(world: World): object[] {
  return listCustomFields(world.db).map(({ widgetType, defaultValue, ...field }) => ({
    ...field,
    widget_type: widgetType,
    default_value: defaultValue,
  }));
}

function departmentsJson(world: World): object[] {
  const all = listDepartments(world.db);
  return all.map((department) => ({
    ...department,
    user_title: department.title,
    children: all.filter(({ parent }) => parent === department.id).map(({ id }) => id),
    brands: [1],
  }));
}
