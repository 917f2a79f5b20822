"""What a change of rules did to open cases, and which of them have not gone over yet."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# A version that came in force while cases were open; an example of the demonstration has no content.
rule_change = Table(
    "rule_change",
    metadata,
    key(),
    text_column("programme"),
    text_column("name"),
    text_column("version_to"),
    text_column("version_from", required=False),
    text_column("content_sha256", required=False),
    integer_column("at"),
    integer_column("open_cases"),
    CheckConstraint("open_cases >= 0", name="open_cases"),
    Index("ix_rule_change_programme", "programme", "id"),
    sqlite_strict=True,
)

# One colour that the rules alone changed, or would have, of a case that somebody had ('kept'); 'released' once that one
# was judged anew, 'opened' where it is a new case of a course that was decided.
rule_change_case = Table(
    "rule_change_case",
    metadata,
    key(),
    to("rule_change"),
    to("case"),
    integer_column("was_rank"),
    integer_column("now_rank"),
    text_column("kind"),
    text_column("owner", required=False),
    integer_column("at"),
    CheckConstraint("kind IN ('changed', 'kept', 'released', 'opened')", name="kind"),
    CheckConstraint("was_rank BETWEEN 0 AND 3 AND now_rank BETWEEN 0 AND 3", name="ranks"),
    Index("ix_rule_change_case_rule_change_id", "rule_change_id", "id"),
    Index("ix_rule_change_case_case_id", "case_id"),
    sqlite_strict=True,
)

# An open case that still goes by the version it was opened under, and what the newest would say of it: the colour is
# missing until that was looked at.
rule_pending = Table(
    "rule_pending",
    metadata,
    key(),
    to("rule_change"),
    to("case"),
    to("patient"),
    integer_column("colour_rank", required=False),
    text_column("reason_da"),
    text_column("reason_en"),
    UniqueConstraint("case_id"),
    CheckConstraint("colour_rank BETWEEN 0 AND 3", name="colour_rank"),
    Index("ix_rule_pending_patient_id", "patient_id"),
    sqlite_strict=True,
)
