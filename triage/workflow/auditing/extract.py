"""What a citizen may know: everybody who looked at the records of one CPR number, from every source, lists included."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from triage.access.acts import Act
from triage.access.log_words import act_words, relation_words, role_words
from triage.errors import Text
from triage.scoring.danish_time import DENMARK
from triage.store.auditing import audit
from triage.store.auditing.audit_search import Mention, mentions, patients_of_cpr
from triage.workflow.application import Application
from triage.workflow.auditing.read_log import cpr_in_form
from triage.workflow.rights.permit import permit

# What a spreadsheet would take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Extract:
    """The mentions of one citizen, the oldest first; no clinical content. `records` is how many records there are."""

    at: datetime
    records: int
    mentions: Sequence[Mention]


def extract_log(app: Application, cpr: str) -> Extract:
    """Return every line that names the citizen, after a line about the extract itself, which is part of it.

    Raises WrongUseError for what is no CPR number, NotAllowedError for anybody but an auditor. An unknown number gives
    an empty extract: that nobody has looked is an answer too.
    """
    number, now = cpr_in_form(cpr), app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.EXPORT_LOG)
        patients = patients_of_cpr(connection, number)
        audit.log_list(connection, now, app.actor, Act.EXPORT_LOG, patients, "insight of a citizen", warrant)
    with app.store.read() as connection:
        return Extract(now, len(patients), list(mentions(connection, patients)))


HEADINGS = (
    Text("Tidspunkt", "Time"),
    Text("Bruger", "Login"),
    Text("Navn", "Name"),
    Text("På vegne af", "On behalf of"),
    Text("Rolle", "Role"),
    Text("Afdeling", "Department"),
    Text("Handling", "Act"),
    Text("Vist på liste", "On a list"),
    Text("Grundlag", "Grounds"),
    Text("Værdispring", "Break-glass"),
    Text("Journal", "Record"),
)


def extract_cells(found: Extract, language: str) -> list[tuple[str, ...]]:
    """Return the extract as rows of text, in the order of `HEADINGS`; times are Danish."""
    yes = Text("ja", "yes").in_language(language)
    return [
        (
            one.at.astimezone(DENMARK).strftime("%Y-%m-%d %H:%M:%S"),
            one.actor,
            one.name,
            one.behalf,
            role_words(one.role).in_language(language),
            one.department,
            act_words(one.act).in_language(language),
            yes if one.in_list else "",
            relation_words(one.relation).in_language(language),
            one.override or "",
            one.record,
        )
        for one in found.mentions
    ]


def extract_csv(found: Extract, language: str) -> str:
    """Return the extract for a spreadsheet: semicolons, and nothing in it is ever reckoned as a formula."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading.in_language(language) for heading in HEADINGS])
    writer.writerows([_harmless(cell) for cell in row] for row in extract_cells(found, language))
    return written.getvalue()


def extract_json(found: Extract) -> dict[str, object]:
    """Return the extract as `--json` prints it."""
    return {
        "at": found.at.isoformat(),
        "records": found.records,
        "lines": [
            {
                "at": one.at.isoformat(),
                "login": one.actor,
                "name": one.name,
                "on_behalf_of": one.behalf or None,
                "role": one.role or None,
                "department": one.department or None,
                "act": one.act,
                "act_in_words": {"da": act_words(one.act).da, "en": act_words(one.act).en},
                "on_list": one.in_list,
                "grounds": one.relation or None,
                "override": one.override,
                "record": one.record,
            }
            for one in found.mentions
        ],
    }


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
