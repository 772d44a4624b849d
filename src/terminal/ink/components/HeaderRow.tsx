/** The heads of columns. */
import { Text } from "ink";
import { Cell } from "./Cell.tsx";
import { Row } from "./Row.tsx";

/** @param last the column that takes what is left of the line */
export function HeaderRow(props: {
  columns: readonly { id?: string; head: string; width: number; right?: boolean }[];
  last: string;
}) {
  return (
    <Row>
      {props.columns.map(({ id, head, width, right }) => (
        <Cell dim key={id ?? head} width={width} right={right ?? false}>
          {head}
        </Cell>
      ))}
      <Text dimColor wrap="truncate-end">
        {props.last}
      </Text>
    </Row>
  );
}
