"""`triage questionnaire`: what a department's own FHIR Questionnaire will score, and what it makes of responses."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path

from triage.commands.shown import complain, print_json, say
from triage.commands.status import Status
from triage.errors import Text
from triage.lanes.expressions import Expressions
from triage.scoring.instruments.result import Refusal, Score
from triage.scoring.numbers import shown
from triage.workflow.intake.questionnaires import FormScore, ImportedForm, import_form, score_response


def run_questionnaire(arguments: Namespace) -> Status:
    """Print what a Questionnaire file will score with its hash, and the scores of response files."""
    missing = [path for path in (arguments.path, *arguments.response) if not path.is_file()]
    if missing:
        complain(Text(f"{missing[0]} er ingen fil. Kontrollér stien.", f"{missing[0]} is no file. Check the path."))
        return Status.WRONG_USE
    imported = import_form(arguments.path, arguments.licence)
    approved = frozenset(arguments.approved)
    with Expressions() as expressions:
        scored = [
            (path, score_response(imported, path.read_bytes(), approved, expressions)) for path in arguments.response
        ]
    if arguments.json:
        print_json(_as_json(imported, scored))
    else:
        _print(imported, scored)
    return Status.FINDINGS if any(found.why_not for _, found in scored) else Status.DONE


def _print(imported: ImportedForm, scored: list[tuple[Path, FormScore]]) -> None:
    say(imported.will_score)
    say(Text(f"Indholdets hash: {imported.form.sha256}", f"Hash of the content: {imported.form.sha256}"))
    for path, found in scored:
        for text in _told(found):
            say(Text(f"{path}: {text.da}", f"{path}: {text.en}"))


def _told(found: FormScore) -> Iterator[Text]:
    if found.why_not is not None:
        yield found.why_not
    elif found.score is not None:
        yield _sum(found.score)
    for name, calculated in found.calculated.items():
        why = calculated.why or Text("", "")
        value = calculated.value
        yield Text(
            f"{name}: {why.da if value is None else shown(value, 'da')}",
            f"{name}: {why.en if value is None else shown(value, 'en')}",
        )


def _sum(score: Score | Refusal) -> Text:
    if isinstance(score, Refusal):
        return score.text
    if score.score is not None:
        return Text(f"sum {shown(score.score, 'da')}", f"sum {shown(score.score, 'en')}")
    return Text(f"ingen sum, {score.n_missing} svar mangler", f"no sum, {score.n_missing} answers are missing")


def _as_json(imported: ImportedForm, scored: list[tuple[Path, FormScore]]) -> dict[str, object]:
    form = imported.form
    return {
        "questionnaire": form.url,
        "sha256": form.sha256,
        "will_score": imported.will_score.content,
        "responses": [{"file": str(path), "told": [text.content for text in _told(found)]} for path, found in scored],
    }
