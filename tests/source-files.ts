import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ESTree, parseSync, Visitor } from 'vite';

export const root = fileURLToPath(new URL('..', import.meta.url));

export interface Import {
  /** The specifier as written: `../errors.ts`, `idb`. */
  specifier: string;
  /** The path of one of our files, from the root; null for a package. */
  target: string | null;
  typeOnly: boolean;
  /** The imported names that exist at run time. `*` means all of them. */
  values: string[];
}

export interface SourceFile {
  /** The path from the root, with forward slashes. */
  path: string;
  text: string;
  program: ESTree.Program;
  imports: Import[];
}

/** Returns the sorted paths of files, from the root, with forward slashes. */
export function listFiles(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: (name) => name === 'node_modules' })
    .map((file) => file.split(path.sep).join('/'))
    .sort();
}

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}

export function readSource(file: string): SourceFile {
  return parseSource(file, readText(file));
}

export function parseSource(file: string, text: string): SourceFile {
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

/** Returns the files that run if `entries` run: the entries, and all files that they import for more than types. */
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

/** Returns the variable declarations at the top level of a module, including exported ones. */
export function topLevelVariables({ program }: SourceFile): ESTree.VariableDeclaration[] {
  return program.body.flatMap((statement) => {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement;
    return declared?.type === 'VariableDeclaration' ? [declared] : [];
  });
}

/** Whether a name is a constant at the top level of a file and not a function. */
export function isConstant(source: SourceFile | undefined, name: string): boolean {
  const declarators = source ? topLevelVariables(source).flatMap(({ declarations }) => declarations) : [];
  const found = declarators.find(({ id }) => id.type === 'Identifier' && id.name === name);
  return found !== undefined && !/Function/.test(found.init?.type ?? '');
}

/** Returns the names whose members the file reads or calls: `chrome` of `chrome.tabs`, also after `globalThis`. */
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

/** Returns the names of the functions that are called. */
export function functionsCalled({ program }: SourceFile): Set<string> {
  const names = new Set<string>();
  new Visitor({
    CallExpression({ callee }) {
      if (callee.type === 'Identifier') names.add(callee.name);
    },
  }).visit(program);
  return names;
}

/** Returns the functions of more than `most` lines, from the first line to the last, as `line 12: 96 lines`. */
export function longFunctions({ text, program }: SourceFile, most: number): string[] {
  const long: string[] = [];
  const lineOf = (at: number) => text.slice(0, at).split('\n').length;
  const measure = ({ start, end }: ESTree.Function | ESTree.ArrowFunctionExpression): void => {
    const lines = lineOf(end) - lineOf(start) + 1;
    if (lines > most) long.push(`line ${lineOf(start)}: ${lines} lines`);
  };
  new Visitor({
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  }).visit(program);
  return long;
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

/** Returns the literal keys that `t()` is called with, from both branches of a condition. */
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

/** Returns the places where files break a rule, one line each. */
export function offences(judged: SourceFile[], judge: (source: SourceFile) => string[]): string[] {
  return judged.flatMap((source) => judge(source).map((what) => `${source.path}: ${what}`));
}
