/** The heads of columns. */
import { Text } from "ink";
import { Cell } from "./Cell.tsx";
import { Row } from "./Row.tsx";

/** @param last the column that takes what is left of the line */
export function Heads(props: {
  columns: readonly { head: string; width: number; right?: boolean }[];
  last: string;
}) {
  return (
    <Row>
      {props.columns.map(({ head, width, right }) => (
        <Cell dim key={head} width={width} right={right ?? false}>
          {head}
        </Cell>
      ))}
      <Text dimColor wrap="truncate-end">
        {props.last}
      </Text>
    </Row>
  );
}
