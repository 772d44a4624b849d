/** Makes the page of directional claims: what sources say, and which test holds the model to it. */
import type { Claim } from "../../src/models/central-asia/claims/claim.ts";
import { CLAIMS } from "../../src/models/central-asia/claims/index.ts";

const cell = (c: unknown) => String(c).replace(/\|/g, "\\|");
const row = (...cells: unknown[]) => `| ${cells.map(cell).join(" | ")} |`;

/** What a claim says beyond what all say: where it is looked for, and what it takes. */
interface More {
  outcome?: unknown;
  column?: string;
  decision?: string;
  scenario?: string;
  scope?: string;
  beliefs?: string;
  weights?: readonly string[];
}

function moved(claim: Claim & More): string {
  const { outcome, column, decision, scenario, scope, beliefs } = claim;
  if (typeof outcome === "object") return Object.values(outcome as Record<string, string>).join(" ");
  const what = outcome ?? column ?? decision;
  const where = scope ? ` (${scope}, beliefs ${beliefs})` : scenario ? ` (${scenario})` : "";
  return `\`${String(what)}\`${where}`;
}

function holds({ weights = [], condition }: Claim & More): string {
  return [...weights.map((w) => `${w} >= 0`), ...(condition ? [condition] : [])].join(", ") || "always";
}

export function claimsPage(): string {
  return `${[
    "<!-- Generated: npm run docs. Do not edit. -->",
    "",
    "# Directional claims",
    "",
    "Each is written once, in `src/models/central-asia/claims/`, and tested.",
    ...CLAIMS.flatMap(({ field, doc, test, claims }) => [
      "",
      `## ${field}`,
      "",
      `${doc} The test is \`tests/property/${test}.test.ts\`.`,
      "",
      row("claim", "source", "raising", "moves", "holds where"),
      row("---", "---", "---", "---", "---"),
      ...claims.map((c) =>
        row(
          c.statement,
          c.source,
          [c.lever]
            .flat()
            .map((l) => `\`${l}\``)
            .join(", "),
          `${c.direction} ${moved(c)}`,
          holds(c),
        ),
      ),
    ]),
  ].join("\n")}\n`;
}
