import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Import {
  /** As written: `../errors.ts`, `idb`. */
  specifier: string;
  /** The file's path from the root, for a file of ours; null for a package. */
  target: string | null;
  typeOnly: boolean;
  /** The imported names that exist when the program runs. `*` is all of them. */
  values: string[];
}

export interface SourceFile {
  /** From the root, with forward slashes. */
  path: string;
  text: string;
  program: ESTree.Program;
  imports: Import[];
}

/** Paths of files, from the root, with forward slashes; sorted. */
export function listFiles(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: (name) => name === 'node_modules' })
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function readSource(file: string): SourceFile {
  const text = readText(file);
  const { program, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return { path: file, text, program, imports: importsOf(file, program) };
}

function importsOf(file: string, program: ESTree.Program): Import[] {
  const imports: Import[] = [];
  const add = (specifier: string, typeOnly: boolean, values: string[]) =>
    void imports.push({ specifier, target: resolve(file, specifier), typeOnly, values });
  new Visitor({
    ImportDeclaration({ source, importKind, specifiers }) {
      const values = specifiers.flatMap((one) => {
        if (importKind === 'type') return [];
        if (one.type !== 'ImportSpecifier')
          return one.type === 'ImportDefaultSpecifier' ? ['default'] : ['*'];
        return one.importKind === 'type' ? [] : [nameOf(one.imported)];
      });
      add(source.value, importKind === 'type' || (specifiers.length > 0 && values.length === 0), values);
    },
    ExportNamedDeclaration({ source, exportKind, specifiers }) {
      if (source === null) return;
      const values = specifiers.flatMap((one) =>
        exportKind === 'type' || one.exportKind === 'type' ? [] : [nameOf(one.local)],
      );
      add(source.value, values.length === 0, values);
    },
    ExportAllDeclaration({ source, exportKind }) {
      add(source.value, exportKind === 'type', exportKind === 'type' ? [] : ['*']);
    },
    ImportExpression({ source }) {
      if (source.type !== 'Literal' || typeof source.value !== 'string')
        throw new Error(`${file}: an import of a computed name`);
      add(source.value, false, ['*']);
    },
    TSImportType({ source }) {
      add(source.value, true, []);
    },
  }).visit(program);
  return imports;
}

function nameOf(name: ESTree.ModuleExportName): string {
  return name.type === 'Literal' ? name.value : name.name;
}

function resolve(file: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  const target = path.posix.join(path.posix.dirname(file), specifier);
  if (!existsSync(path.join(root, target)))
    throw new Error(`${file} imports ${specifier}, which does not exist`);
  return target;
}

/** The files that run when these do: they and what they import for more than its types. */
export function reachableFrom(entries: string[], sources: ReadonlyMap<string, SourceFile>): SourceFile[] {
  const reached = new Map<string, SourceFile>();
  const visit = (file: string): void => {
    const source = sources.get(file);
    if (source === undefined || reached.has(file)) return;
    reached.set(file, source);
    for (const { target, typeOnly } of source.imports) if (target !== null && !typeOnly) visit(target);
  };
  for (const entry of entries) visit(entry);
  return [...reached.values()];
}

/** Declarations at the top of a module, also exported ones. */
export function topLevelVariables({ program }: SourceFile): ESTree.VariableDeclaration[] {
  return program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return declared?.type === 'VariableDeclaration' ? [declared] : [];
  });
}

/** Whether a file exports a name as a constant that is no function. */
export function isConstant(source: SourceFile | undefined, name: string): boolean {
  const declarators = source ? topLevelVariables(source).flatMap(({ declarations }) => declarations) : [];
  const found = declarators.find(({ id }) => id.type === 'Identifier' && id.name === name);
  return found !== undefined && !/Function/.test(found.init?.type ?? '');
}

/** Names whose members are read or called anywhere in the file: `chrome` of `chrome.tabs`, also behind `globalThis`. */
export function objectsUsed({ program }: SourceFile): Set<string> {
  const names = new Set<string>();
  new Visitor({
    MemberExpression({ object, property }) {
      if (object.type !== 'Identifier') return;
      const isGlobal = ['globalThis', 'window', 'self'].includes(object.name);
      if (isGlobal && property.type === 'Identifier') names.add(property.name);
      names.add(object.name);
    },
  }).visit(program);
  return names;
}

/** Names of the functions that are called. */
export function functionsCalled({ program }: SourceFile): Set<string> {
  const names = new Set<string>();
  new Visitor({
    CallExpression({ callee }) {
      if (callee.type === 'Identifier') names.add(callee.name);
    },
  }).visit(program);
  return names;
}

export function stringLiterals({ program }: SourceFile): Set<string> {
  const strings = new Set<string>();
  new Visitor({
    Literal({ value }) {
      if (typeof value === 'string') strings.add(value);
    },
  }).visit(program);
  return strings;
}

/** The keys that `t()` is called with as far as they stand in the call, in both branches of a condition. */
export function messageKeysAsked({ program }: SourceFile): string[] {
  const keys: string[] = [];
  const add = (argument: ESTree.Expression | ESTree.SpreadElement | undefined): void => {
    if (argument?.type === 'Literal') keys.push(String(argument.value));
    if (argument?.type === 'ConditionalExpression') {
      add(argument.consequent);
      add(argument.alternate);
    }
  };
  new Visitor({
    CallExpression({ callee, arguments: given }) {
      if (callee.type === 'Identifier' && callee.name === 't') add(given[0]);
    },
  }).visit(program);
  return keys;
}

/** Says where files break a rule, one line for each place. */
export function offences(judged: SourceFile[], judge: (source: SourceFile) => string[]): string[] {
  return judged.flatMap((source) => judge(source).map((what) => `${source.path}: ${what}`));
}
