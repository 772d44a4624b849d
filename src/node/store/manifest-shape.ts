/** The shape of a manifest, checked on reading, since a file of that name may hold anything. */
import * as z from "zod";
import { MOST_RUNS } from "../../experiments/limits.ts";
import { PART_PATH } from "./checksums.ts";

const count = z.int().min(0).max(MOST_RUNS);
const text = z.string();

const manifestShape = z
  .looseObject({
    identity: z.looseObject({
      engine: z.looseObject({ version: text, code: text.nullable() }),
      scenario: z.looseObject({ id: text, digest: text }),
      overrides: z.array(z.looseObject({ path: text })),
      world: text,
      data: text,
      seed: text,
      record: z.array(z.enum(["events", "series", "ledger"])),
      columns: z.array(text).nullable(),
    }),
    outcomes: z.array(
      z
        .looseObject({
          id: text,
          kind: z.enum(["event", "quantity", "category"]),
          unit: text.optional(),
          categories: z.array(text).optional(),
        })
        .refine((o) => o.kind !== "category" || o.categories, "a category has its categories"),
    ),
    runs: count.min(1),
    shard: z.looseObject({ index: count.min(1), of: count.min(1) }),
    from: count,
    count,
    status: z.enum(["running", "interrupted", "complete"]),
    digest: text.nullable(),
    ok: z.array(z.tuple([count, count])),
    failed: z.array(z.looseObject({ run: count })),
    command: text,
    parts: z
      .record(
        z.string().regex(PART_PATH),
        z.strictObject({ sha256: z.string().regex(/^[0-9a-f]{64}$/), rows: z.int().min(0) }),
      )
      .optional(),
    source: z.strictObject({ ref: text, sets: z.array(text) }).optional(),
  })
  .refine((m) => m.parts !== undefined || m["format"] !== "multivector.store/2", "parts are missing")
  .refine((m) => m.shard.index <= m.shard.of, "shard.index is beyond shard.of")
  .refine((m) => m.from + m.count <= m.runs, "from and count reach beyond runs");

/** What is wrong with it, or nothing. */
export function misshapen(manifest: unknown): string | undefined {
  const issue = manifestShape.safeParse(manifest).error?.issues[0];
  return issue && [issue.path.join("."), issue.message].filter(Boolean).join(": ");
}
