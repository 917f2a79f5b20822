"""Double readings: samples of assessed patients, and how people judged each without seeing the colour."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"

_KEPT = ("double_item", "double_reading")


def upgrade() -> None:
    """Add the tables; who is drawn and how they were judged is only added to."""
    _rounds()
    _items()
    _readings()
    keep = _keep_on_postgresql if op.get_bind().dialect.name == "postgresql" else _keep_on_sqlite
    for table in _KEPT:
        keep(table)


def _rounds() -> None:
    name = "double_round"
    op.create_table(
        name,
        *_numbers("id"),
        *_texts("programme"),
        *_numbers("size", "weeks", "by_colour"),
        *_texts("seed", "author"),
        *_numbers("at"),
        *_numbers("closed", may_lack=True),
        *_texts("closed_by", may_lack=True),
        _check(name, "size", "size BETWEEN 1 AND 500"),
        _check(name, "weeks", "weeks BETWEEN 1 AND 52"),
        _check(name, "by_colour", "by_colour IN (0, 1)"),
        _check(name, "closed", "(closed IS NULL) = (closed_by IS NULL)"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_programme", name, ["programme", "id"])


def _items() -> None:
    name = "double_item"
    op.create_table(
        name,
        *_numbers("id", "double_round_id", "result_id", "case_id", "patient_id"),
        *_numbers("department_id", may_lack=True),
        *_numbers("colour_rank"),
        *_texts("rule_set", "rule_set_version", "rules"),
        _check(name, "colour_rank", "colour_rank BETWEEN 0 AND 3"),
        *(_refers(name, other) for other in ("double_round", "result", "case", "patient")),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint(
            "double_round_id", "patient_id", name=op.f(f"uq_{name}_double_round_id_patient_id")
        ),
        sqlite_strict=True,
    )
    op.create_index(f"ix_{name}_patient_id", name, ["patient_id"])


def _readings() -> None:
    name = "double_reading"
    op.create_table(
        name,
        *_numbers("id", "double_item_id", "number"),
        *_texts("reader"),
        *_numbers("colour_rank", "at"),
        _check(name, "number", "number IN (1, 2)"),
        _check(name, "colour_rank", "colour_rank BETWEEN 0 AND 3"),
        _refers(name, "double_item"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("double_item_id", "number", name=op.f(f"uq_{name}_double_item_id_number")),
        sa.UniqueConstraint("double_item_id", "reader", name=op.f(f"uq_{name}_double_item_id_reader")),
        sqlite_strict=True,
    )


def _keep_on_sqlite(table: str) -> None:
    for act in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        )


def _keep_on_postgresql(table: str) -> None:
    op.execute(
        f"CREATE FUNCTION {table}_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"RAISE EXCEPTION '{table} is only added to' USING ERRCODE = 'check_violation'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_kept BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_kept()"
    )


def _numbers(*names: str, may_lack: bool = False) -> list[sa.Column[int]]:
    whole = sa.Integer().with_variant(sa.BigInteger(), "postgresql")
    return [sa.Column(name, whole, nullable=may_lack) for name in names]


def _texts(*names: str, may_lack: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=may_lack) for name in names]


def _check(table: str, name: str, condition: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(condition, name=op.f(f"ck_{table}_{name}"))


def _refers(table: str, other: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name=op.f(f"fk_{table}_{other}_id"))
