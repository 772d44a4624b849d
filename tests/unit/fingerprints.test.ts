/** A store names the code that decided its results: that of its model, and no other. */
import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { sourceFingerprints } from "../../src/node/store/digests.ts";
import { Folder } from "../cli/command.ts";

const root = new Folder().path;
const at = (file: string) => join(root, "src", file);
const FILES: Readonly<Record<string, string>> = {
  "engine/session.ts": "",
  "theory/contest.ts": "",
  "scenario/bind.ts": 'import { run } from "../engine/session.ts";',
  "mechanisms/trust.ts": "",
  "agents/accession.ts": 'import { trust } from "../mechanisms/trust.ts";',
  "models/registry.ts":
    'import { large } from "./large/model.ts";\nimport { small } from "./small/model.ts";',
  "models/large/model.ts": 'import { accession } from "../../agents/accession.ts";\nimport "./parts/a.ts";',
  "models/large/parts/a.ts": "",
  "models/small/model.ts": 'import { run } from "../../engine/session.ts";',
  "terminal/main.ts": "",
};
for (const [file, text] of Object.entries(FILES)) {
  mkdirSync(dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
}

/** Models whose fingerprint a change in a file changes. */
function touchedBy(file: string): string[] {
  const before = sourceFingerprints(root).models;
  appendFileSync(at(file), "\n// another line");
  const after = sourceFingerprints(root).models;
  return Object.keys(after).filter((id) => after[id] !== before[id]);
}

describe("the fingerprint of a model", () => {
  it.each([
    ["engine/session.ts", ["large", "small"]],
    ["theory/contest.ts", ["large", "small"]],
    ["scenario/bind.ts", ["large", "small"]],
    ["agents/accession.ts", ["large"]],
    ["mechanisms/trust.ts", ["large"]],
    ["models/large/parts/a.ts", ["large"]],
    ["models/small/model.ts", ["small"]],
    ["models/registry.ts", []],
    ["terminal/main.ts", []],
  ])("with a change in %s changes for %j", (file, models) => {
    expect(touchedBy(file)).toEqual(models);
  });
});
