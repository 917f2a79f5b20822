"""Rule sets on their way into use: contents that never change, the signed steps of people, and drafts."""

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column

# The parts of a key that names the author too let the database itself hold authors and approvers apart.
rule_version = Table(
    "rule_version",
    metadata,
    key(),
    text_column("programme"),
    text_column("name"),
    text_column("version"),
    text_column("content_sha256"),
    text_column("rules_sha256"),
    text_column("body"),
    text_column("base_sha256", required=False),
    text_column("author"),
    integer_column("made"),
    CheckConstraint("length(content_sha256) = 64", name="content_sha256"),
    UniqueConstraint("content_sha256"),
    UniqueConstraint("content_sha256", "author"),
    Index("ix_rule_version_programme", "programme", "id"),
    sqlite_strict=True,
)

# The serial is counted in each programme. Lines that nobody signed may have the number of a step, and hold it back from
# nobody: which line is the step is told by its signature. `author` wrote the content.
rule_step = Table(
    "rule_step",
    metadata,
    key(),
    text_column("programme"),
    integer_column("serial"),
    text_column("step"),
    text_column("content_sha256"),
    text_column("author"),
    text_column("base_sha256", required=False),
    text_column("report_sha256"),
    integer_column("valid_from", required=False),
    text_column("signer"),
    integer_column("at"),
    text_column("reason"),
    text_column("public_key"),
    text_column("signature"),
    CheckConstraint("step IN ('submit', 'withdraw', 'approve', 'reject', 'roll_back')", name="step"),
    CheckConstraint("serial > 0", name="serial"),
    CheckConstraint("step <> 'approve' OR author <> signer", name="author_approves_not"),
    CheckConstraint("step <> 'submit' OR author = signer", name="author_submits"),
    CheckConstraint("(step = 'approve') = (valid_from IS NOT NULL)", name="valid_from"),
    ForeignKeyConstraint(
        ["content_sha256", "author"],
        ["rule_version.content_sha256", "rule_version.author"],
        name="fk_rule_step_content",
    ),
    UniqueConstraint("programme", "serial", "signature"),
    sqlite_strict=True,
)

# What was found and replayed before a step, as both saw it who signed; canonical JSON, named by its hash.
rule_report = Table(
    "rule_report",
    metadata,
    key(),
    text_column("sha256"),
    text_column("body"),
    CheckConstraint("length(sha256) = 64", name="sha256"),
    UniqueConstraint("sha256"),
    sqlite_strict=True,
)

# A closed draft stays as it was left, and names the content it was sent as.
rule_draft = Table(
    "rule_draft",
    metadata,
    key(),
    text_column("programme"),
    text_column("name"),
    text_column("version"),
    text_column("body"),
    text_column("base_sha256", required=False),
    text_column("origin"),
    text_column("author"),
    integer_column("made"),
    integer_column("revision"),
    integer_column("changed"),
    integer_column("closed", required=False),
    text_column("sent_sha256", required=False),
    CheckConstraint("origin IN ('in_force', 'library', 'import')", name="origin"),
    CheckConstraint("revision > 0", name="revision"),
    CheckConstraint("sent_sha256 IS NULL OR closed IS NOT NULL", name="sent_is_closed"),
    Index("ix_rule_draft_programme", "programme", "id"),
    sqlite_strict=True,
)

# What one person is told of rules; `about` is the same for the same event, so that it is told once.
rule_notice = Table(
    "rule_notice",
    metadata,
    key(),
    text_column("login"),
    text_column("programme"),
    text_column("kind"),
    text_column("about"),
    text_column("da"),
    text_column("en"),
    integer_column("at"),
    integer_column("seen_at", required=False),
    UniqueConstraint("login", "kind", "programme", "about", name="uq_rule_notice_once"),
    sqlite_strict=True,
)
