/** Opens a scenario for a command that plays it, and says once on standard error what of it is not played. */
import type { OpenScenario } from "../experiments/outcomes.ts";
import type { Notice } from "../models/notices.ts";
import { openScenario } from "../node/open.ts";
import { harmless } from "../views/text/harmless.ts";
import { keepInputs } from "./inputs.ts";

interface Flags {
  out?: string | undefined;
  quiet?: boolean;
}

/** One of these a command: what it has said of one variant it does not say of the next. */
export function telling({ out, quiet = false }: Flags): OpenScenario {
  const told = new Set<string>();
  return (ref, sets) => {
    const opened = openScenario(ref, sets);
    keepInputs(out, opened.files);
    if (quiet) return opened;
    for (const text of opened.notices().map(noticeText)) {
      if (!told.has(text)) process.stderr.write(`note: ${harmless(text)}\n`);
      told.add(text);
    }
    return opened;
  };
}

/** Opens a scenario for a command that does not play it, or says itself what is not played. */
export const quietly = ({ out }: Flags): OpenScenario => telling({ out, quiet: true });

export function noticeText({ message, where, mend }: Notice): string {
  return `${message} (${where}); ${mend}`;
}
