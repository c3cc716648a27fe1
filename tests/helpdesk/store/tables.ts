/**
 * The helpdesk's tables. Blobs, tickets and people have separate ranges of ids, so that a mixed-up id never matches.
 */
export const tables = `
CREATE TABLE IF NOT EXISTS people (
  id INTEGER PRIMARY KEY, name TEXT NOT NULL, is_agent INTEGER NOT NULL DEFAULT 0,
  is_deleted INTEGER NOT NULL DEFAULT 0, is_disabled INTEGER NOT NULL DEFAULT 0, online INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS emails (
  email TEXT PRIMARY KEY COLLATE NOCASE, person INTEGER NOT NULL REFERENCES people(id), is_primary INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS emails_person ON emails(person);
CREATE TABLE IF NOT EXISTS teams (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS team_members (
  team INTEGER NOT NULL REFERENCES teams(id), person INTEGER NOT NULL REFERENCES people(id), PRIMARY KEY (person, team)
);
CREATE TABLE IF NOT EXISTS departments (
  id INTEGER PRIMARY KEY, parent INTEGER REFERENCES departments(id), title TEXT NOT NULL,
  is_tickets_enabled INTEGER NOT NULL DEFAULT 1, display_order INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS lookups (
  kind TEXT NOT NULL, id INTEGER NOT NULL, title TEXT NOT NULL, display_order INTEGER NOT NULL, PRIMARY KEY (kind, id)
);
CREATE TABLE IF NOT EXISTS statuses (id INTEGER PRIMARY KEY, status_type TEXT NOT NULL, status_code TEXT NOT NULL, title TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS custom_fields (
  id INTEGER PRIMARY KEY, title TEXT NOT NULL, description TEXT NOT NULL, widget_type TEXT NOT NULL,
  choices TEXT NOT NULL, default_value TEXT
);
CREATE TABLE IF NOT EXISTS layouts (
  id INTEGER PRIMARY KEY, department INTEGER NOT NULL, field_type TEXT NOT NULL, custom_field INTEGER,
  required INTEGER NOT NULL, on_newticket INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS api_keys (
  name TEXT PRIMARY KEY, id INTEGER NOT NULL, code TEXT NOT NULL, scheme TEXT NOT NULL,
  person INTEGER, denied TEXT NOT NULL DEFAULT '[]', is_revoked INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS blobs (
  id INTEGER PRIMARY KEY AUTOINCREMENT, auth TEXT NOT NULL UNIQUE, token TEXT NOT NULL, filename TEXT NOT NULL,
  content_type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER, height INTEGER,
  is_temp INTEGER NOT NULL DEFAULT 1, created_at INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS tickets (
  id INTEGER PRIMARY KEY AUTOINCREMENT, ref TEXT NOT NULL DEFAULT '', subject TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people(id), agent INTEGER REFERENCES people(id),
  agent_team INTEGER REFERENCES teams(id), department INTEGER REFERENCES departments(id), brand INTEGER, language INTEGER,
  priority INTEGER, category INTEGER, product INTEGER, workflow INTEGER, organization INTEGER, parent INTEGER,
  status TEXT NOT NULL, urgency INTEGER NOT NULL, labels TEXT NOT NULL, cc TEXT NOT NULL, fields TEXT NOT NULL,
  suppress_user_notify INTEGER NOT NULL, fingerprint TEXT NOT NULL, created_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS tickets_fingerprint ON tickets(fingerprint);
CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY AUTOINCREMENT, ticket INTEGER NOT NULL REFERENCES tickets(id), person INTEGER NOT NULL REFERENCES people(id),
  html TEXT NOT NULL, is_note INTEGER NOT NULL, created_at INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_ticket ON messages(ticket);
CREATE TABLE IF NOT EXISTS attachments (
  id INTEGER PRIMARY KEY AUTOINCREMENT, ticket INTEGER NOT NULL REFERENCES tickets(id),
  message INTEGER NOT NULL REFERENCES messages(id), blob INTEGER NOT NULL REFERENCES blobs(id), is_inline INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS attachments_ticket ON attachments(ticket);
INSERT INTO sqlite_sequence (name, seq) SELECT 'blobs', 26853 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'blobs');
INSERT INTO sqlite_sequence (name, seq) SELECT 'tickets', 1040 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'tickets');
INSERT INTO sqlite_sequence (name, seq) SELECT 'messages', 780 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'messages');
INSERT INTO sqlite_sequence (name, seq) SELECT 'attachments', 82 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'attachments');
`;
