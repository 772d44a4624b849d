/** What a scenario of Central Asia may hold that none of the mechanisms plays. */
import { DISPUTE_KINDS } from "../../mechanisms/disputes.ts";
import type { Unplayed } from "../../scenario/binding.ts";
import { isPlainMap, type PlainMap } from "../../scenario/plain.ts";

/** Kinds of disputes that some mechanism reads. */
const PLAYED = ["border", "seabed"];

export const unplayed: Unplayed = ({ data, program }) => {
  const kind = program.layout.byId.get("dispute.kind");
  const disputes = program.axes.get("dispute")?.ids ?? [];
  const idle = disputes.flatMap((id, k) => {
    const said = DISPUTE_KINDS[kind ? program.image[kind.offset + k]! : 0]!;
    return PLAYED.includes(said) ? [] : [{ id, said }];
  });
  const written = isPlainMap(data["disputes"]) ? data["disputes"] : ({} as PlainMap);
  return [
    ...idle.map(({ id, said }) => ({
      path:
        isPlainMap(written[id]) && written[id]["kind"] !== undefined
          ? `disputes.${id}.kind`
          : `disputes.${id}`,
      code: "dispute-unplayed",
      message: `the dispute ${id} is of the kind ${said}, which no mechanism reads: it has no effect`,
      mend: `make it one of ${PLAYED.join(", ")}, or leave it out`,
    })),
    ...(data["knownUntil"] === undefined && program.has("leaders")
      ? [
          {
            path: "end",
            code: "known-until",
            message:
              "knownUntil is not said, so that all up to the end counts as known: no leader leaves office but by the schedule",
            mend: "write knownUntil: and the last month that is known, 2023-12 for example",
          },
        ]
      : []),
  ];
};
