/** Events as they are told. */
import { expect, test } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { openText } from "../support/written.ts";

test("a meeting without a host is told without one", () => {
  const text = `multivector: 2
id: hostless
extends: friendship-treaty
end: 2022-09
schedule: { drop: all, add: [ { at: 2022-08, summit: {} }, { at: 2022-09, summit: { host: KAZ } } ] }
`;
  const session = new Session(openText(text).program);
  session.begin({ seed: "a" });
  session.finish();
  const meetings = session.events.all().filter((e) => e.kind === "summit");
  expect(meetings.map(({ text, actors }) => [text, actors])).toEqual([
    ["Consultative meeting", []],
    ["Consultative meeting, hosted by KAZ", ["KAZ"]],
  ]);
});
