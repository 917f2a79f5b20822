"""The stored facts that came from given resources, those of their components among them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, Select, Table, Text, column, select, values

from triage.store.intake.resource_rows import chunks


def facts_from(
    connection: Connection, table: Table, source: int, resources: Iterable[str]
) -> Mapping[str, Sequence[RowMapping]]:
    """Return the rows of `table` by the reference of the resource they came from, nothing where it left none."""
    found: dict[str, list[RowMapping]] = defaultdict(list)
    for some in chunks(sorted(set(resources)), 500):
        for row in connection.execute(_wanted(table, source, some)).mappings():
            if row["id"] is not None:
                found[row["resource"]].append(row)
    return found


def _wanted(table: Table, source: int, resources: Sequence[str]) -> Select[Any]:
    named = values(column("resource", Text), name="named").data([(each,) for each in resources]).cte("named")
    # Components are "Observation/x#0"; "$" is the character after "#", and neither stands in an id.
    its_own = (table.c.reference >= named.c.resource) & (table.c.reference < named.c.resource + "$")
    # An outer join keeps both databases from reading all facts of the source and looking among the names.
    joined = named.outerjoin(table, (table.c.source_id == source) & its_own)
    return select(named.c.resource, table).select_from(joined).order_by(table.c.reference)
