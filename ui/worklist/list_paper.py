"""The list as it stands on paper."""

from triage.worklist.sheet import ListSheet, SheetRow
from ui.printing.sheet import Paper, PaperRow, clock_time
from ui.translate import colour_word, in_language, programme_name, shown_count, tr
from ui.worklist.asked import team_name

# Shares of the width: mark and word, name and perhaps CPR number, programme, reason, deadline, newest data, with.
_SHARES = (0.09, 0.21, 0.12, 0.28, 0.10, 0.10, 0.10)


def list_paper(sheet: ListSheet) -> Paper:
    """Return the sheet as pages; the foot of each says that it names patients."""
    name = tr("Name and CPR number") if sheet.has_cpr else tr("Name")
    return Paper(
        title=f"{tr('Worklist')} · {in_language(sheet.filters)}",
        said=_said(sheet),
        headings=(
            *(tr("Colour"), name, tr("Programme"), tr("Reason")),
            *(tr("Act before"), tr("Newest data"), tr("With")),
        ),
        shares=_SHARES,
        rows=[PaperRow(row.colour, _texts(row)) for row in sheet.rows],
        empty=tr("No patient fits the filters."),
        foot=tr("Holds personal data. To be shredded after use."),
        water=f"{sheet.printed_by} · {clock_time(sheet.printed_at)}",
    )


def _said(sheet: ListSheet) -> str:
    said = tr("Printed {at} by {who}. Purpose: {purpose}. Patients: {count}.").format(
        at=clock_time(sheet.printed_at),
        who=sheet.printed_by,
        purpose=sheet.purpose,
        count=shown_count(len(sheet.rows)),
    )
    if not sheet.left_off:
        return said
    shown, total = shown_count(len(sheet.rows)), shown_count(sheet.total)
    return f"{said} {tr('These are the first {shown} of {total}.').format(shown=shown, total=total)}"


def _texts(row: SheetRow) -> tuple[str, ...]:
    beside = [f"{programme_name(one.programme)}: {colour_word(one.colour).lower()}" for one in row.also]
    return (
        colour_word(row.colour),
        "\n".join(filter(None, (row.name, row.cpr))),
        "\n".join((programme_name(row.programme), *beside)),
        in_language(row.reason),
        clock_time(row.deadline) if row.deadline else "–",
        clock_time(row.newest) if row.newest else "–",
        "\n".join(filter(None, (row.owner, row.team and team_name(row.team)))),
    )
