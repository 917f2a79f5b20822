"""`triage rules from-plan`."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from triage.clinical.colour import Colour
from triage.commands.shown import complain, language, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.scoring.region.differences import Compared, Difference
from triage.scoring.rules.model import Author
from triage.settings import read_settings
from triage.workflow.intake.import_region_plan import ImportedForm, RegionImport, import_region_plan

_ROLE = "role not stated"


def run_from_plan(arguments: Namespace) -> Status:
    """Import plans of the region's home treatment; print where the systems differ, and write the drafts to --out."""
    missing = [path for path in arguments.paths if not path.is_file()]
    if missing:
        complain(Text(f"{missing[0]} er ingen fil. Kontrollér stien.", f"{missing[0]} is no file. Check the path."))
        return Status.WRONG_USE
    report = import_region_plan(arguments.paths, Author(read_settings().actor, _ROLE))
    written = [_write(form, arguments.out) for form in report.forms] if arguments.out else []
    if arguments.json:
        print_json(_as_json(report, written))
    else:
        _print(report, written)
    for text in (*report.remarks, *report.faults):
        complain(text)
    return _status(report)


def _status(report: RegionImport) -> Status:
    if report.faults or not report.forms:
        return Status.FAILED
    return Status.FINDINGS if any(form.differs for form in report.forms) else Status.DONE


def _write(form: ImportedForm, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{form.name}.yaml"
    path.write_text(form.text, encoding="utf-8", newline="\n")
    return path


def _print(report: RegionImport, written: list[Path]) -> None:
    for form in report.forms:
        say(Text(f"{form.name} (udkast): farve hos regionen / Visita", f"{form.name} (draft): the region / Visita"))
        compared = (*form.responses, *form.edges)
        for found in compared:
            for line in _lines(found) if found.differences else ():
                print(line)
        plain = sum(1 for found in compared if not found.differences)
        say(Text(f"  {plain} andre svar: samme farve", f"  {plain} other answers: the same colour"))
    for path in written:
        say(Text(f"Skrevet til {path}", f"Written to {path}"))


def _lines(found: Compared) -> Iterator[str]:
    stored = f" ({_word(found.stored)})" if found.stored else ""
    yield f"  {found.name.in_language(language())}: {_word(found.theirs)}{stored} / {_word(found.ours)}"
    yield from (f"    {difference.text.in_language(language())}" for difference in found.differences)


def _word(colour: Colour | None) -> str:
    return "–" if colour is None else colour.words.in_language(language())


def _as_json(report: RegionImport, written: list[Path]) -> dict[str, object]:
    return {
        "rule_sets": [_form_as_json(form) for form in report.forms],
        "written": [str(path) for path in written],
        "faults": [text.content for text in report.faults],
        "remarks": [text.content for text in report.remarks],
    }


def _form_as_json(form: ImportedForm) -> dict[str, object]:
    return {
        "name": form.name,
        "plan": form.plan,
        "questionnaire": form.questionnaire,
        "text": form.text,
        "differs": form.differs,
        "responses": [_compared_as_json(found) for found in form.responses],
        "edges": [_compared_as_json(found) for found in form.edges],
    }


def _compared_as_json(found: Compared) -> dict[str, object]:
    return {
        "name": found.name.content,
        "region": found.theirs,
        "visita": found.ours,
        "stored": found.stored,
        "differences": [_difference_as_json(difference) for difference in found.differences],
    }


def _difference_as_json(found: Difference) -> dict[str, object]:
    return {
        "kind": found.kind,
        "question": found.link_id,
        "region": found.theirs,
        "visita": found.ours,
        "differs": found.differs,
        "text": found.text.content,
    }
