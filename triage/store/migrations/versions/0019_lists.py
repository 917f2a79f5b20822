"""Views of the worklist that are kept, and what a line of it needs."""

from re import split, sub
from unicodedata import combining, normalize

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"

_TABLES = ("name_part", "case_reason", "colour_step", "saved_view", "presence")
_ORDER = ["is_open", "colour_rank", "deadline", "id"]
_FILTERS = ["patient_id", "department_id", "programme", "team", "snoozed_until", "several"]
_COUNTED = ["colour_rank", "deadline", "several", "department_id", "snoozed_until", "patient_id"]
_OF_PATIENT = ["patient_id", "colour_rank", "deadline", "id"]
_OPEN, _SEVERAL = sa.text("is_open = 1"), sa.text("is_open = 1 AND several = 1")
_DANISH = str.maketrans({"å": "aa", "æ": "ae", "ø": "oe", "ä": "ae", "ö": "oe", "ü": "u", "ð": "d", "þ": "th"})
_AT_ONCE = 1000


def upgrade() -> None:
    """Make the tables, mark patients with several cases, and fill in names and reasons of what there is."""
    op.add_column("case", sa.Column("several", sa.Integer(), nullable=False, server_default="0"))
    op.execute(
        'UPDATE "case" SET several = 1 WHERE patient_id IN'
        ' (SELECT patient_id FROM "case" GROUP BY patient_id HAVING count(DISTINCT programme) > 1)'
    )
    _indexes()
    _names()
    _reasons()
    _steps()
    _views()
    _presence()
    if op.get_bind().dialect.name == "postgresql":
        for table in _TABLES:
            _close(table)


def _indexes() -> None:
    for name in ("ix_case_worklist", "ix_case_team"):
        op.drop_index(name, "case")
    op.create_index("ix_case_worklist", "case", [*_ORDER, *_FILTERS])
    for first in ("team", "programme", "newest"):
        op.create_index(f"ix_case_{first}", "case", ["is_open", first, *_COUNTED])
    for name, which, parts in (("of_patient", _OPEN, _FILTERS[1:]), ("several", _SEVERAL, _FILTERS[1:5])):
        op.create_index(
            f"ix_case_{name}", "case", [*_OF_PATIENT, *parts], sqlite_where=which, postgresql_where=which
        )


def _names() -> None:
    _make("name_part", *_numbers("patient_id"), *_texts("part"), *_to("name_part", "patient"))
    bind = op.get_bind()
    people = bind.execute(sa.text("SELECT id, family, given FROM patient ORDER BY id")).all()
    _fill("name_part", [{"patient_id": one.id, "part": part} for one in people for part in _parts(one)])
    op.create_index("ix_name_part_part", "name_part", ["part", "patient_id"])
    op.create_index("ix_name_part_patient_id", "name_part", ["patient_id"])


def _parts(one: sa.Row[tuple[int, str, str]]) -> tuple[str, ...]:
    words = [word for word in split(r"[\s,.;]+", _folded(f"{one.family}, {one.given}")) if word]
    halves = [half for word in words if "-" in word for half in word.split("-") if half]
    return tuple(dict.fromkeys((*words, *halves)))


def _folded(text: str) -> str:
    before, plain = None, text
    while plain != before:
        before, plain = plain, normalize("NFKC", plain).casefold().translate(_DANISH)
        plain = "".join(letter for letter in normalize("NFKD", plain) if not combining(letter))
    return plain


def _reasons() -> None:
    _make(
        "case_reason",
        *_numbers("case_id", "patient_id"),
        *_texts("da", "en"),
        *_to("case_reason", "case", "patient"),
        sa.UniqueConstraint("case_id", name=op.f("uq_case_reason_case_id")),
    )
    cases = op.get_bind().execute(sa.text('SELECT id, patient_id, reason_da, reason_en FROM "case" ORDER BY id')).all()
    kinds = ({"case_id": one.id, "patient_id": one.patient_id, **_kinds(one)} for one in cases)
    _fill("case_reason", list(kinds))
    op.create_index("ix_case_reason_da", "case_reason", ["da", "en", "case_id"])


def _kinds(one: sa.Row[tuple[int, int, str, str]]) -> dict[str, str]:
    return {"da": _kind(one.reason_da), "en": _kind(one.reason_en)}


def _kind(text: str) -> str:
    kind = sub(r"(?s)\s*(?:[<>≤≥±+−-]?\d|[–(:;]|\s-\s).*", "", text).strip(" .,")
    return (kind or text.strip())[:60].rstrip()


def _steps() -> None:
    _make(
        "colour_step",
        *_numbers("case_id", "at", "colour_rank"),
        sa.Column("was_rank", sa.Integer(), nullable=True),
        *_to("colour_step", "case"),
        sa.CheckConstraint("colour_rank BETWEEN 0 AND 3", name=op.f("ck_colour_step_colour_rank")),
        sa.CheckConstraint("was_rank IS NULL OR was_rank > colour_rank", name=op.f("ck_colour_step_was_better")),
    )
    op.create_index("ix_colour_step_case_id", "colour_step", ["case_id", "id"])


def _views() -> None:
    _make(
        "saved_view",
        *_texts("owner"),
        sa.Column("department_id", sa.Integer(), nullable=True),
        *_texts("name"),
        *_numbers("version"),
        *_texts("query"),
        *_numbers("made"),
        *_texts("changed_by"),
        *_numbers("changed"),
        sa.Column("removed", sa.Integer(), nullable=True),
        *_to("saved_view", "department"),
        sa.CheckConstraint("length(name) BETWEEN 1 AND 60", name=op.f("ck_saved_view_name")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_saved_view_version")),
    )
    op.create_index("ix_saved_view_owner", "saved_view", ["owner"])


def _presence() -> None:
    _make(
        "presence",
        *_texts("actor", "workstation"),
        *_numbers("patient_id", "until"),
        *_to("presence", "patient"),
        sa.UniqueConstraint("actor", "workstation", name=op.f("uq_presence_actor_workstation")),
    )
    op.create_index("ix_presence_patient_id", "presence", ["patient_id", "until"])


def _make(table: str, *parts: sa.schema.SchemaItem) -> None:
    op.create_table(
        table, sa.Column("id", sa.Integer(), nullable=False), *parts, sa.PrimaryKeyConstraint("id"), sqlite_strict=True
    )


def _fill(table: str, rows: list[dict[str, object]]) -> None:
    if rows:
        made = sa.table(table, *(sa.column(name) for name in rows[0]))
        for start in range(0, len(rows), _AT_ONCE):
            op.get_bind().execute(sa.insert(made), rows[start : start + _AT_ONCE])


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _to(table: str, *others: str) -> list[sa.Constraint]:
    return [
        sa.ForeignKeyConstraint([f"{other}_id"], [f"{other}.id"], name=op.f(f"fk_{table}_{other}_id"))
        for other in others
    ]


def _close(table: str) -> None:
    """Close a table of a shared store to all but its owner, as every other is."""
    op.execute(f"REVOKE ALL ON TABLE {table} FROM PUBLIC")
    op.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
    op.execute(f"CREATE POLICY visita_owner ON {table} TO CURRENT_USER USING (true) WITH CHECK (true)")
