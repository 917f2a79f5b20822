"""The emergency list as it stands on paper."""

from triage.worklist.emergency import COLOURS, EmergencyList, EmergencyRow
from ui.printing.sheet import Paper, PaperRow, clock_time
from ui.translate import in_language, shown_count, tr

# Shares of the width: mark and word, name and CPR number, reason, deadline, phone, owner.
_SHARES = (0.10, 0.22, 0.34, 0.12, 0.12, 0.10)


def emergency_paper(made: EmergencyList) -> Paper:
    """Return the list as pages; the foot of each says that it names patients."""
    return Paper(
        title=f"{tr('Emergency list')} · {made.departments}",
        said=_said(made),
        headings=(
            *(tr("Colour"), tr("Name and CPR number"), tr("Reason")),
            *(tr("Act before"), tr("Phone number"), tr("With")),
        ),
        shares=_SHARES,
        rows=[PaperRow(row.colour, _texts(row)) for row in made.rows],
        empty=tr("No open cases."),
        foot=tr("Holds personal data. To be shredded after use."),
        water=f"{made.printed_by} · {clock_time(made.printed_at)}",
    )


def _said(made: EmergencyList) -> str:
    said = tr("True {true_at}. Printed {at} by {who}. Purpose: {purpose}.").format(
        true_at=clock_time(made.true_at), at=clock_time(made.printed_at), who=made.printed_by, purpose=made.purpose
    )
    if not made.left_off:
        return said
    shown, total = shown_count(len(made.rows)), shown_count(made.total)
    return f"{said} {tr('These are the {shown} worst of {total} cases.').format(shown=shown, total=total)}"


def _texts(row: EmergencyRow) -> tuple[str, ...]:
    reason = in_language(row.reason)
    if row.snoozed_until is not None:
        reason = f"{reason}\n{tr('Put off until {time}').format(time=clock_time(row.snoozed_until))}"
    deadline = clock_time(row.deadline) if row.deadline else "–"
    return in_language(COLOURS[row.colour]), f"{row.name}\n{row.cpr}", reason, deadline, row.phone, row.owner
