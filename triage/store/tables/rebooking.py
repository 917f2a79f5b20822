"""Plans on their way into the calendars of departments: the journal from which they are carried on after anything."""

from sqlalchemy import CheckConstraint, Index, Table, UniqueConstraint

from triage.store.tables.columns import integer_column, key, metadata, text_column, to

# `key` is of the request: the same again is the same plan. `fence` grows with every lease, so that who held an older
# one writes nothing more here. `letter` is how far the patient's letter may go.
rebooking = Table(
    "rebooking",
    metadata,
    key(),
    to("patient"),
    text_column("key"),
    text_column("goal"),
    text_column("why", required=False),
    text_column("result", required=False),
    text_column("actor"),
    text_column("agreed_by", required=False),
    integer_column("at"),
    integer_column("begin_by"),
    integer_column("undo_until", required=False),
    integer_column("answer_by", required=False),
    integer_column("ended", required=False),
    text_column("letter"),
    integer_column("printed", required=False),
    text_column("printed_by", required=False),
    integer_column("lease_until"),
    integer_column("fence"),
    integer_column("next_try"),
    integer_column("tries"),
    integer_column("alarmed"),
    CheckConstraint("goal IN ('forward', 'give-up', 'take-back')", name="goal"),
    CheckConstraint(
        "result IN ('applied', 'requested', 'slot-gone', 'expired', 'stale', 'rolled-back', 'needs-human', 'undone')",
        name="result",
    ),
    CheckConstraint("letter IN ('held', 'kept_back', 'dropped', 'printed')", name="letter"),
    CheckConstraint("(result IS NULL) = (ended IS NULL)", name="ended"),
    CheckConstraint("(printed IS NULL) = (printed_by IS NULL)", name="printed"),
    UniqueConstraint("key"),
    Index("ix_rebooking_patient_id", "patient_id", "id"),
    Index("ix_rebooking_open", "result", "lease_until"),
    sqlite_strict=True,
)

# `memory` is what the calendar showed of the old place and the new one: what is needed to put the appointment back.
rebooking_move = Table(
    "rebooking_move",
    metadata,
    key(),
    to("rebooking"),
    to("patient"),
    to("source"),
    integer_column("number"),
    text_column("reference"),
    text_column("seen"),
    text_column("dept"),
    text_column("owner"),
    text_column("phone"),
    text_column("capability"),
    integer_column("old_start", required=False),
    text_column("old_site"),
    integer_column("start"),
    text_column("site"),
    text_column("slot", required=False),
    text_column("displaced", required=False),
    text_column("displaced_seen"),
    integer_column("hands_over"),
    text_column("stage"),
    integer_column("has_holds"),
    integer_column("in_doubt"),
    integer_column("held_until", required=False),
    text_column("memory"),
    text_column("said", required=False),
    text_column("said_by", required=False),
    text_column("fault_da", required=False),
    text_column("fault_en", required=False),
    CheckConstraint("capability IN ('write', 'request', 'phone')", name="capability"),
    CheckConstraint(
        "stage IN ('none', 'asked', 'held', 'lapsed', 'written', 'released', 'undone', 'failed')", name="stage"
    ),
    CheckConstraint("said IN ('yes', 'no')", name="said"),
    UniqueConstraint("rebooking_id", "number"),
    UniqueConstraint("rebooking_id", "source_id", "reference"),
    Index("ix_rebooking_move_patient_id", "patient_id"),
    sqlite_strict=True,
)

# A line is there before the call is made; without an answer nobody knows what came of it.
rebooking_call = Table(
    "rebooking_call",
    metadata,
    key(),
    to("rebooking"),
    integer_column("number"),
    text_column("verb"),
    integer_column("at"),
    text_column("answer", required=False),
    integer_column("answered", required=False),
    CheckConstraint("(answer IS NULL) = (answered IS NULL)", name="answered"),
    Index("ix_rebooking_call_rebooking_id", "rebooking_id", "id"),
    sqlite_strict=True,
)
