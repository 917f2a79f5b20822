"""The emergency list as one HTML file: page by page for a printer, escaped, with nothing from outside."""

from collections.abc import Iterator, Sequence
from html import escape

from triage.commands.shown import full_time
from triage.errors import Text
from triage.worklist.emergency import COLOURS, SHAPES, EmergencyList, EmergencyRow

PER_PAGE = 20
_HEADS = (
    Text("Farve", "Colour"),
    Text("Navn og CPR-nummer", "Name and CPR number"),
    Text("Årsag", "Reason"),
    Text("Senest", "Before"),
    Text("Telefon", "Phone"),
    Text("Hos", "With"),
)
_STYLE = """
@page { size: A4 landscape; margin: 10mm }
body { font: 10pt sans-serif; color: #000; margin: 0 }
section { page-break-after: always; position: relative; overflow: hidden; padding: 2mm }
section:last-child { page-break-after: auto }
h1 { font-size: 13pt; margin: 0 }
p { margin: 1mm 0 }
table { border-collapse: collapse; width: 100%; margin-top: 2mm }
th, td { border: 0.3mm solid #000; padding: 1mm 1.5mm; text-align: left; vertical-align: top }
td.colour { white-space: nowrap; font-weight: bold }
td.cpr { white-space: nowrap }
.mark { position: absolute; top: 45%; left: 8%; font-size: 44pt; color: #e4e4e4; transform: rotate(-20deg) }
.mark { z-index: -1 }
footer { margin-top: 2mm; display: flex; justify-content: space-between }
"""


def emergency_html(made: EmergencyList, language: str) -> str:
    """Return the list as an HTML document in `language`; every page says who printed it, and when it was true."""
    pages = [made.rows[start : start + PER_PAGE] for start in range(0, len(made.rows), PER_PAGE)] or [()]
    body = "".join(_page(made, rows, number, len(pages), language) for number, rows in enumerate(pages, 1))
    title = Text("Nødliste", "Emergency list").in_language(language)
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>\n'


def _page(made: EmergencyList, rows: Sequence[EmergencyRow], number: int, pages: int, language: str) -> str:
    true, at_print = full_time(made.true_at), full_time(made.printed_at)
    printed = f"{made.printed_by} · {at_print}"
    said = Text(
        f"Sand {true}. Udskrevet {at_print} af {made.printed_by}. Formål: {made.purpose}.",
        f"True {true}. Printed {at_print} by {made.printed_by}. Purpose: {made.purpose}.",
    )
    title = Text(f"Nødliste · {made.departments}", f"Emergency list · {made.departments}")
    at = Text(f"Side {number} af {pages}", f"Page {number} of {pages}")
    left = f"<p><strong>{_e(_left_off(made).in_language(language))}</strong></p>" if made.left_off else ""
    heads = "".join(f"<th>{_e(head.in_language(language))}</th>" for head in _HEADS)
    nobody = f'<tr><td colspan="6">{_e(_EMPTY.in_language(language))}</td></tr>'
    lines = "".join(_line(row, language) for row in rows) or nobody
    return (
        f'<section><div class="mark">{_e(printed)}</div><h1>{_e(title.in_language(language))}</h1>'
        f"<p>{_e(said.in_language(language))}</p>{left}<table><tr>{heads}</tr>{lines}</table>"
        f"<footer><span>{_e(_DESTROY.in_language(language))}</span><span>{_e(at.in_language(language))}</span></footer>"
        "</section>"
    )


def _line(row: EmergencyRow, language: str) -> str:
    reason = "<br>".join(_e(part) for part in _reasons(row, language))
    cells = (
        f'<td class="colour">{SHAPES[row.colour]} {_e(COLOURS[row.colour].in_language(language))}</td>',
        f"<td>{_e(row.name)}<br>{_e(row.cpr)}</td>",
        f"<td>{reason}</td>",
        f"<td>{_e(full_time(row.deadline) if row.deadline else '–')}</td>",
        f"<td>{_e(row.phone)}</td>",
        f"<td>{_e(row.owner)}</td>",
    )
    return f"<tr>{''.join(cells)}</tr>"


def _reasons(row: EmergencyRow, language: str) -> Iterator[str]:
    yield row.reason.in_language(language)
    if row.snoozed_until is not None:
        until = full_time(row.snoozed_until)
        yield Text(f"Udsat til {until}", f"Put off until {until}").in_language(language)


def _left_off(made: EmergencyList) -> Text:
    return Text(
        f"Listen viser de {len(made.rows)} mest alvorlige af {made.total} sager; {made.left_off} står ikke her.",
        f"The list shows the {len(made.rows)} worst of {made.total} cases; {made.left_off} are not on it.",
    )


def _e(text: str) -> str:
    """Escape `text`; characters that steer a terminal or turn the direction of writing are shown as a sign."""
    return escape("".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text))


_EMPTY = Text("Ingen åbne sager.", "No open cases.")
_DESTROY = Text("Indeholder personoplysninger. Makuleres efter brug.", "Holds personal data. To be shredded after use.")
