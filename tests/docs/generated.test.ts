/** Generated files are current; `npm run docs` (UPDATE_DOCS=1) writes them. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { VERSION } from "../../src/engine/version.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { shippedNames } from "../../src/node/files.ts";
import { jsonSchema } from "../../src/scenario/schema.ts";
import { claimsPage } from "./claims.ts";
import { referencePages } from "./reference.ts";
import { scenarioPages } from "./scenarios.ts";

const root = resolve(import.meta.dirname, "../..");
const files = {
  ...referencePages(centralAsia),
  "docs/reference/claims.md": claimsPage(),
  ...scenarioPages(shippedNames()),
  "schema/scenario.schema.json": `${JSON.stringify(jsonSchema(centralAsia), null, 1)}\n`,
};

describe("generated files", () => {
  it.each(Object.entries(files))("%s is current", (file, text) => {
    const path = join(root, file);
    if (process.env["UPDATE_DOCS"]) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    expect(readFileSync(path, "utf8") === text, `${file} is out of date: npm run docs`).toBe(true);
  });
});

it("records the version of package.json", () => {
  expect(JSON.parse(readFileSync(join(root, "package.json"), "utf8")).version).toBe(VERSION);
});
