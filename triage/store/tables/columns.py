"""The one MetaData of the database, and short names for its kinds of columns."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text, UniqueConstraint
from sqlalchemy.schema import SchemaItem

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)

# Times in milliseconds do not fit the integer of PostgreSQL; that of SQLite is as wide as the number needs.
WHOLE = Integer().with_variant(BigInteger(), "postgresql")


def key() -> Column[int]:
    """Return the primary key `id`."""
    return Column("id", WHOLE, primary_key=True)


def to(table: str, *, required: bool = True) -> Column[int]:
    """Return a reference to a row of `table`, named `<table>_id`."""
    return Column(f"{table}_id", ForeignKey(f"{table}.id"), nullable=not required)


def text_column(name: str, *, required: bool = True) -> Column[str]:
    """Return a column of text."""
    return Column(name, Text, nullable=not required)


def integer_column(name: str, *, required: bool = True) -> Column[int]:
    """Return a column of whole numbers: keys, truths (0, 1) and times in milliseconds."""
    return Column(name, WHOLE, nullable=not required)


def period() -> tuple[Column[int], Column[int]]:
    """Return `start` and `end`, each left out where it is open or not told."""
    return integer_column("start", required=False), integer_column("end", required=False)


def fact_table(name: str, *parts: SchemaItem) -> Table:
    """Return a table of facts, each known by its source and its reference there."""
    known_by = key(), to("source"), text_column("reference")
    return Table(name, metadata, *known_by, *parts, UniqueConstraint("source_id", "reference"), sqlite_strict=True)
