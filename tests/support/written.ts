/** Scenarios that a test writes itself. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Opened } from "../../src/models/open.ts";
import { openScenario } from "../../src/node/open.ts";

/** Opens a scenario from its text, as from a file. */
export function openText(text: string, sets: readonly string[] = []): Opened {
  const folder = mkdtempSync(join(tmpdir(), "multivector-"));
  try {
    const file = join(folder, "written.yaml");
    writeFileSync(file, text);
    return openScenario(file, sets);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
