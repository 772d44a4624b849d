/** Makes the page of directional claims: what sources say, and which test holds the model to it. */
import { CLAIMS } from "../../src/models/central-asia/claims.ts";
import { POLITICAL_CLAIMS } from "../../src/models/central-asia/political-claims.ts";

const cell = (c: unknown) => String(c).replace(/\|/g, "\\|");
const row = (...cells: unknown[]) => `| ${cells.map(cell).join(" | ")} |`;

export function claimsPage(): string {
  return `${[
    "<!-- Generated: npm run docs. Do not edit. -->",
    "",
    "# Directional claims",
    "",
    "Each is written once and tested in random worlds. Of the treaty's claims `tests/property/claims.test.ts` is the test, of the",
    "others `tests/property/political-claims.test.ts`, with all beliefs about others held.",
    "",
    "## The treaty",
    "",
    row("claim", "source", "raising", "scope", "holds where"),
    row("---", "---", "---", "---", "---"),
    ...CLAIMS.map((c) =>
      row(
        c.statement,
        c.source,
        `\`${c.lever}\``,
        `${c.scope}, beliefs ${c.beliefs}`,
        c.condition ?? "always",
      ),
    ),
    "",
    "## Institutions and powers",
    "",
    row("claim", "source", "raising", "decision", "scenario", "holds where"),
    row("---", "---", "---", "---", "---", "---"),
    ...POLITICAL_CLAIMS.map((c) =>
      row(
        c.statement,
        c.source,
        `\`${c.lever}\``,
        c.decision,
        c.scenario,
        [...c.weights.map((w) => `${w} >= 0`), ...(c.condition ? [c.condition] : [])].join(", ") || "always",
      ),
    ),
  ].join("\n")}\n`;
}
