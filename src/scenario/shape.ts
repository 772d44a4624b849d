/** What a schema knows at a path: the keys that may stand there, for suggestions and for walking along. */
import type * as z from "zod";

/** The parts of zod's definitions that lead further. */
interface Definition {
  type: string;
  innerType?: z.ZodType;
  options?: readonly z.ZodType[];
  shape?: Readonly<Record<string, z.ZodType>>;
  catchall?: z.ZodType;
  element?: z.ZodType;
  valueType?: z.ZodType;
  items?: readonly z.ZodType[];
}

/** Named keys of every map that may stand at the path. */
export function keysAt(schema: z.ZodType, path: readonly string[]): string[] {
  const keys = schemasAt(schema, path).flatMap((s) => Object.keys(definition(s).shape ?? {}));
  return [...new Set(keys)];
}

function schemasAt(schema: z.ZodType, path: readonly string[]): z.ZodType[] {
  let here = bare(schema);
  for (const part of path) here = here.flatMap((s) => next(s, part)).flatMap(bare);
  return here;
}

/** Without `optional` and `nullable`; a union as its options. */
function bare(schema: z.ZodType): z.ZodType[] {
  const { innerType, options } = definition(schema);
  if (innerType) return bare(innerType);
  return options ? options.flatMap(bare) : [schema];
}

function next(schema: z.ZodType, part: string): z.ZodType[] {
  const { type, shape, catchall, element, valueType, items } = definition(schema);
  if (type === "object") {
    const child = shape && Object.hasOwn(shape, part) ? shape[part] : catchall;
    return child ? [child] : [];
  }
  if (type === "tuple") return items?.[Number(part)] ? [items[Number(part)] as z.ZodType] : [];
  const child = element ?? valueType;
  return child ? [child] : [];
}

function definition(schema: z.ZodType): Definition {
  return schema.def as unknown as Definition;
}
