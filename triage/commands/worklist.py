"""`triage worklist` and `triage explain`."""

from argparse import Namespace
from collections.abc import Sequence

from triage.commands.shown import complain, iso, language, print_json, say, short_time
from triage.commands.status import Status
from triage.commands.unjudged import told_of_unjudged, unjudged_json
from triage.errors import Text, WrongUseError
from triage.workflow.application import Application
from triage.workflow.chart.explain import explain, find_case
from triage.workflow.lists.list_cases import conservation, count_cases, list_cases
from triage.workflow.lists.xlsx import save_xlsx
from triage.worklist.row import EVERYBODY, NOT_DISTRIBUTED, Query, Row

_OF_A_FILE = Text(
    "--cpr og --purpose hører til en fil: skriv også --xlsx FIL.",
    "--cpr and --purpose belong to a file: write --xlsx FILE too.",
)
_WHOLE_FILE = Text("Filen får hele listen: udelad --limit.", "The file gets the whole list: leave --limit out.")
COLOUR_WORDS = {
    "red": Text("RØD", "RED"),
    "yellow": Text("GUL", "YELLOW"),
    "grey": Text("GRÅ", "GREY"),
    "green": Text("GRØN", "GREEN"),
}


def run_worklist(app: Application, arguments: Namespace) -> Status:
    """Print the open cases, the worst first, or write them to a file."""
    if arguments.xlsx is not None:
        return _save(app, arguments)
    if arguments.cpr or arguments.purpose:
        raise WrongUseError(_OF_A_FILE)
    found = count_cases(app, Query())
    rows = list_cases(app, Query(), 0, arguments.limit or max(found.total, 1))
    in_use = app.catalogue.rule_sets.values()
    if arguments.json:
        account = conservation(app)
        print_json(
            {
                "now": app.clock().isoformat(),
                "teams": {team: number for team, number in found.by_team.items() if team != NOT_DISTRIBUTED},
                "not_distributed": found.not_distributed,
                "missing_answers": found.missing,
                "counts": {colour.value: number for colour, number in found.by_colour.items()},
                "conservation": {name: getattr(account, name) for name in account.__slots__},
                "rule_sets": [
                    {"name": rules.name, "version": rules.version, "status": rules.status} for rules in in_use
                ],
                **unjudged_json(app),
                "cases": [row_as_json(row) for row in rows],
            }
        )
        return told_of_unjudged(app)
    for line in worklist_lines(rows):
        print(line)
    if number := found.not_distributed:
        complain(Text(f"{number} sager er ikke fordelt til et team.", f"{number} cases are not distributed to a team."))
    return told_of_unjudged(app)


def _save(app: Application, arguments: Namespace) -> Status:
    if arguments.limit is not None:
        raise WrongUseError(_WHOLE_FILE)
    made = save_xlsx(app, EVERYBODY, arguments.purpose, arguments.xlsx, language(), with_cpr=arguments.cpr)
    shown, total = len(made.rows), made.total
    if arguments.json:
        print_json({"file": str(arguments.xlsx), "patients": shown, "of": total, "with_cpr": arguments.cpr})
    else:
        say(Text(f"{shown} af {total} patienter er gemt.", f"{shown} of {total} patients were saved."))
    return Status.DONE


def run_explain(app: Application, arguments: Namespace) -> Status:
    """Print why a patient has the colour."""
    case = find_case(app, arguments.patient)
    if case is None:
        complain(
            Text(
                f"Ingen patient {arguments.patient} på listen. Nøgler står i triage worklist --json.",
                f"No patient {arguments.patient} on the list. triage worklist --json has the keys.",
            )
        )
        return Status.WRONG_USE
    explanation = explain(app, case)
    if arguments.json:
        print_json({**row_as_json(explanation.row), "result": explanation.content()})
        return Status.DONE
    for text in explanation.lines():
        say(text)
    return Status.DONE


def row_as_json(row: Row) -> dict[str, object]:
    """Return a row as `--json` prints it; times are ISO 8601 in UTC."""
    return {
        "case": row.case,
        "patient": row.patient,
        "reference": row.reference,
        "name": row.name,
        "programme": row.programme,
        "team": row.team,
        "missing": row.missing,
        "colour": row.colour.value,
        "reason": row.reason.content,
        "deadline": iso(row.deadline),
        "newest": iso(row.newest),
    }


def worklist_lines(rows: Sequence[Row]) -> list[str]:
    """Return the list as lines of text: colour, patient, first reason, deadline in Danish time."""
    lines = []
    for row in rows:
        deadline = short_time(row.deadline) if row.deadline else "–"
        word = COLOUR_WORDS[row.colour.value].in_language(language())
        lines.append(f"{word:<7}{row.name:<27} {deadline:<14}{row.reason.in_language(language())}")
    return lines
