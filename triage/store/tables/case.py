"""What the program and its people made of the facts: rule sets in force, results, cases, decisions."""

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Table, UniqueConstraint, text

from triage.store.tables.columns import WHOLE, integer_column, key, metadata, text_column, to

rule_set = Table(
    "rule_set",
    metadata,
    key(),
    text_column("name"),
    text_column("version"),
    text_column("sha256"),
    text_column("status"),
    text_column("programme"),
    text_column("body"),
    integer_column("in_force_from"),
    integer_column("in_force_until", required=False),
    # The version whose signatures let it in force; an example of the demonstration has none.
    text_column("content_sha256", required=False),
    Index("ix_rule_set_programme", "programme"),
    sqlite_strict=True,
)

result = Table(
    "result",
    metadata,
    key(),
    to("patient"),
    text_column("programme"),
    integer_column("at"),
    integer_column("colour_rank"),
    integer_column("is_complete"),
    text_column("rule_set"),
    text_column("rule_set_version"),
    text_column("sha256"),
    text_column("basis"),
    text_column("body"),
    # As `basis`, had nobody ever decided; results from before this was kept have none.
    text_column("came", required=False),
    CheckConstraint("colour_rank BETWEEN 0 AND 3", name="colour_rank"),
    CheckConstraint("colour_rank < 3 OR is_complete = 1", name="green_is_complete"),
    Index("ix_result_patient_id", "patient_id", "programme", "id"),
    sqlite_strict=True,
)

case = Table(
    "case",
    metadata,
    key(),
    to("patient"),
    text_column("programme"),
    to("result"),
    integer_column("is_open"),
    integer_column("colour_rank"),
    text_column("reason_da"),
    text_column("reason_en"),
    integer_column("deadline", required=False),
    integer_column("newest", required=False),
    integer_column("opened"),
    integer_column("closed", required=False),
    integer_column("recheck_at", required=False),
    # Whose the case is; none means that no route took it. And how many answers that were due have not come.
    text_column("team", required=False),
    integer_column("missing", required=False),
    # Which case of the course it follows; who has it, until when, and with which fencing number.
    Column("follows_id", ForeignKey("case.id"), nullable=True),
    text_column("owner", required=False),
    integer_column("owned_since", required=False),
    integer_column("lease_until", required=False),
    Column("fence", WHOLE, nullable=False, server_default=text("0")),
    integer_column("snoozed_until", required=False),
    text_column("snooze_reason", required=False),
    text_column("snooze_note", required=False),
    text_column("snoozed_by", required=False),
    integer_column("red_since", required=False),
    integer_column("escalated_at", required=False),
    text_column("escalated_to", required=False),
    # Whose people may see it; none counts as the first department's, so that nobody is overlooked.
    integer_column("department_id", required=False),
    # The patient has had cases of other programmes too, and may have more than one open.
    Column("several", WHOLE, nullable=False, server_default=text("0")),
    CheckConstraint("is_open IN (0, 1)", name="is_open"),
    CheckConstraint("(owner IS NULL) = (lease_until IS NULL)", name="owner_has_lease"),
    sqlite_strict=True,
)
# In the list's order, and with what it is filtered by: a long list is looked through in this index alone.
_FILTERS = ("patient_id", "department_id", "programme", "team", "snoozed_until", "several")
Index(
    "ix_case_worklist",
    *(case.c[_name] for _name in ("is_open", "colour_rank", "deadline", "id", *_FILTERS)),
)
Index("ix_case_patient_id", case.c.patient_id, case.c.programme)
_COUNTED = ("colour_rank", "deadline", "several", "department_id", "snoozed_until", "patient_id")
for _name in ("team", "programme", "newest"):
    Index(f"ix_case_{_name}", *(case.c[_part] for _part in ("is_open", _name, *_COUNTED)))
# The greens, the oldest first: the list of what can be closed together begins with them and stops after a page.
Index("ix_case_green", case.c.id, sqlite_where=text("is_open = 1 AND colour_rank = 3"))
Index("ix_case_department", case.c.is_open, case.c.department_id)
# Open cases by patient: the list by name, and which of a patient's cases is the worst.
_is_open = text("is_open = 1")
Index(
    "ix_case_of_patient",
    *(case.c[_name] for _name in ("patient_id", "colour_rank", "deadline", "id", *_FILTERS[1:])),
    sqlite_where=_is_open,
    postgresql_where=_is_open,
)
_is_several = text("is_open = 1 AND several = 1")
Index(
    "ix_case_several",
    *(case.c[_name] for _name in ("patient_id", "colour_rank", "deadline", "id", *_FILTERS[1:5])),
    sqlite_where=_is_several,
    postgresql_where=_is_several,
)
Index(
    "uq_case_one_open",
    case.c.patient_id,
    case.c.programme,
    unique=True,
    sqlite_where=text("is_open = 1"),
)

for _name in ("owner", "snoozed_until", "escalated_at"):
    _is_there = text(f"{_name} IS NOT NULL")
    Index(f"ix_case_{_name}", case.c.is_open, case.c[_name], sqlite_where=_is_there, postgresql_where=_is_there)

_lacking = text("missing > 0")
Index("ix_case_missing", case.c.is_open, sqlite_where=_lacking, postgresql_where=_lacking)

decision = Table(
    "decision",
    metadata,
    key(),
    to("case"),
    to("result"),
    text_column("action"),
    text_column("note"),
    text_column("actor"),
    integer_column("at"),
    integer_column("undoes", required=False),
    integer_column("handled_at", required=False),
    # What the action asks for, why, by when, which decision it replaces; by which rules, and how much had been seen.
    text_column("body", required=False),
    text_column("reason", required=False),
    integer_column("due", required=False),
    integer_column("corrects", required=False),
    text_column("rule_set", required=False),
    text_column("rule_set_version", required=False),
    text_column("rule_set_sha256", required=False),
    integer_column("seen_result", required=False),
    integer_column("seen_received", required=False),
    CheckConstraint(
        "action IN ('visit', 'phone', 'message', 'no_visit', 'interval', 'questionnaire', 'end_course',"
        " 'undo', 'elsewhere')",
        name="action",
    ),
    UniqueConstraint("undoes"),
    Index("ix_decision_case_id", "case_id"),
    Index("ix_decision_due", "action", "due"),
    Index("uq_decision_corrects", "corrects", unique=True),
    sqlite_strict=True,
)
