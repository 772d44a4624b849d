/**
 * Turns top-level variables of a bundle back into constants. esbuild writes every top-level `const` as `var`; V8 then no
 * longer folds numbers and the bases of typed arrays into machine code, and the hot kernels run at half their speed.
 */
import ts from "typescript";

/** How esbuild marks where a module begins. */
const MODULE = /^\/\/ ((?:src|bin|node_modules)\/\S*|\S*:\S*)$/gm;

/** The text with `const` for each top-level `var` of our modules that is declared once, with a value, and never set again. */
export function withConstants(path: string, text: string): string {
  const file = parsed(path, text);
  const set = namesThatAreSet(file);
  const edits: { from: number; to: number; together: string }[] = [];
  for (const statement of file.statements) {
    if (!ts.isVariableStatement(statement) || statement.modifiers?.length) continue;
    const list = statement.declarationList;
    if (list.flags & ts.NodeFlags.BlockScoped) continue;
    if (!isOurs(text, statement.getStart(file))) continue;
    const declarations = list.declarations.map((d) => {
      const constant = d.initializer !== undefined && ts.isIdentifier(d.name) && !set.has(d.name.text);
      return { keyword: constant ? "const" : "var", text: text.slice(d.getStart(file), d.end) };
    });
    if (declarations.every((d) => d.keyword === "var")) continue;
    const together = declarations.every((d) => d.keyword === "const")
      ? `const ${declarations.map((d) => d.text).join(", ")};`
      : declarations.map((d) => `${d.keyword} ${d.text};`).join("\n");
    edits.push({ from: statement.getStart(file), to: statement.end, together });
  }
  let result = text;
  for (const { from, to, together } of edits.reverse())
    result = result.slice(0, from) + together + result.slice(to);
  return result;
}

function parsed(path: string, text: string): ts.SourceFile {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true, ts.ScriptKind.JS);
  // The parser's own findings, which the compiler's declarations leave out.
  const [wrong] = (file as ts.SourceFile & { parseDiagnostics: readonly ts.Diagnostic[] }).parseDiagnostics;
  if (wrong !== undefined)
    throw new Error(`${path} cannot be read: ${ts.flattenDiagnosticMessageText(wrong.messageText, " ")}`);
  return file;
}

/** Whether the last of esbuild's comments above names a module of ours, or the hash that every run ends in. */
function isOurs(text: string, at: number): boolean {
  let from = "";
  MODULE.lastIndex = 0;
  for (let found = MODULE.exec(text); found && found.index < at; found = MODULE.exec(text)) from = found[1];
  return /^(src|bin|node_modules\/@noble\/hashes)\//.test(from);
}

/** Every name that is assigned anywhere, in whatever scope, or declared more than once at the top. */
function namesThatAreSet(file: ts.SourceFile): Set<string> {
  const set = new Set<string>();
  const declared = new Set<string>();
  const declare = (name: string) => (declared.has(name) ? set.add(name) : declared.add(name));
  for (const s of file.statements) {
    if (ts.isVariableStatement(s))
      for (const d of s.declarationList.declarations) if (ts.isIdentifier(d.name)) declare(d.name.text);
    if ((ts.isFunctionDeclaration(s) || ts.isClassDeclaration(s)) && s.name) declare(s.name.text);
  }
  /** Notes each name that a pattern sets. */
  const names = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) set.add(node.text);
    else ts.forEachChild(node, names);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node)) {
      const { kind } = node.operatorToken;
      if (kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment) {
        const { left } = node;
        // `a.b = …` and `a[b] = …` set no name; a pattern may set several.
        if (!ts.isPropertyAccessExpression(left) && !ts.isElementAccessExpression(left)) names(left);
      }
    } else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) {
      const step =
        node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken;
      if (step && ts.isIdentifier(node.operand)) set.add(node.operand.text);
    } else if (
      (ts.isForInStatement(node) || ts.isForOfStatement(node)) &&
      !ts.isVariableDeclarationList(node.initializer)
    )
      names(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return set;
}
