"""The one MetaData of the database, and short names for its kinds of columns."""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    }
)


def key() -> Column[int]:
    """Return the primary key `id`."""
    return Column("id", Integer, primary_key=True)


def to(table: str, *, required: bool = True) -> Column[int]:
    """Return a reference to a row of `table`, named `<table>_id`."""
    return Column(f"{table}_id", ForeignKey(f"{table}.id"), nullable=not required)


def text_column(name: str, *, required: bool = True) -> Column[str]:
    """Return a column of text."""
    return Column(name, Text, nullable=not required)


def integer_column(name: str, *, required: bool = True) -> Column[int]:
    """Return a column of whole numbers: keys, truths (0, 1) and times in milliseconds."""
    return Column(name, Integer, nullable=not required)
