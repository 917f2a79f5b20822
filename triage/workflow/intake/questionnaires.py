"""Take in a department's own FHIR Questionnaire, say what it will score, and score responses to it.

Expressions in a form run only when a person approved that very content (`Form.sha256`), in a process of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from triage.clinical.questionnaire import Response
from triage.errors import Text, UnreadableError
from triage.fhir.read import read_resource
from triage.fhir.resources.form import read_form
from triage.fhir.resources.form_answers import answers_that_count
from triage.fhir.resources.response import COMPLETE
from triage.fhir.serialise import serialise
from triage.fhir.strict import Object, read_body
from triage.lanes.expressions import Calculated, Expressions
from triage.scoring.instruments.asked import Asked
from triage.scoring.instruments.form import Calculation, Form
from triage.scoring.instruments.form_score import score_form
from triage.scoring.instruments.result import Refusal, Score


@dataclass(frozen=True, slots=True)
class ImportedForm:
    """A form as read, its Questionnaire, and in words what it will score and what waits for approval."""

    form: Form
    questionnaire: Object
    will_score: Text


@dataclass(frozen=True, slots=True)
class FormScore:
    """The sum of the form's weights (None: nothing that counts is answered), and its calculations by link id.

    `why_not` tells why the response cannot be scored at all; then there is neither.
    """

    score: Score | Refusal | None
    calculated: Mapping[str, Calculated]
    why_not: Text | None = None


def import_form(path: Path, licence: str) -> ImportedForm:
    """Return the form in the Questionnaire file at `path`, used under the agreement in `licence`.

    Raises WrongUseError without a licence note, UnreadableError or RuleSetError for what cannot be scored.
    """
    try:
        body = path.read_bytes()
    except OSError as fault:
        raise UnreadableError(
            Text(f"{path} kan ikke læses ({fault.strerror}).", f"{path} cannot be read ({fault.strerror}).")
        ) from fault
    questionnaire = read_body(body)
    form = read_form(questionnaire, licence)
    return ImportedForm(form, questionnaire, _will_score(form))


def score_response(
    imported: ImportedForm, response: bytes, approved: frozenset[str], expressions: Expressions
) -> FormScore:
    """Return what the form makes of a QuestionnaireResponse; `approved` are the hashes of forms a person approved.

    A fault in the response, in an expression or in its worker is a reason, never a value.
    """
    try:
        body = read_body(response)
    except UnreadableError as fault:
        return FormScore(None, {}, fault.text)
    answered = _answered(body, response)
    if isinstance(answered, Text):
        return FormScore(None, {}, answered)
    if why := _why_not(imported.form, answered):
        return FormScore(None, {}, why)
    score = score_form(imported.form, answered)
    return FormScore(score, _calculated(imported, body, answered, score, approved, expressions))


def _answered(body: Object, raw: bytes) -> Response | Text:
    received = read_resource(body, raw, {})
    for fact in received.facts:
        if isinstance(fact, Response) and not any(finding.severity == "error" for finding in received.findings):
            return fact
    faults = [finding for finding in received.findings if finding.severity == "error"]
    return faults[0].text if faults else Text("Filen er ikke en besvarelse.", "The file is no response.")


def _why_not(form: Form, response: Response) -> Text | None:
    if response.status not in COMPLETE:
        return Text("Besvarelsen er ikke afsluttet", "The response is not complete")
    url, _, version = response.questionnaire.partition("|")
    if (form.url and url != form.url) or (version and form.version and version != form.version):
        return Text(
            f"Besvarelsen hører til et andet skema ({response.questionnaire})",
            f"The response belongs to another form ({response.questionnaire})",
        )
    return None


def _calculated(
    imported: ImportedForm,
    body: Object,
    response: Response,
    score: Score | Refusal | None,
    approved: frozenset[str],
    expressions: Expressions,
) -> dict[str, Calculated]:
    form, asked = imported.form, Asked(imported.form, response)
    wanted = [calculation for calculation in form.calculations if asked.is_asked(calculation.link_id)]
    if why := _why_not_run(form, score, approved):
        return {calculation.link_id: Calculated(None, why) for calculation in wanted}
    answers = answers_that_count(body, form, asked)
    tasks = {one.link_id: _task(one, imported.questionnaire, answers) for one in wanted}
    return {link_id: expressions.calculate(task) for link_id, task in tasks.items()}


def _why_not_run(form: Form, score: Score | Refusal | None, approved: frozenset[str]) -> Text | None:
    """Return why the form's calculations are left alone.

    With an answer missing they are, too: forms add up what is there, and a missing answer would count as 0.
    """
    if isinstance(score, Refusal):
        return score.text
    if form.sha256 not in approved:
        return _NOT_APPROVED
    if form.scored and (score is None or score.n_missing):
        return _MISSING
    return None


def _task(calculation: Calculation, questionnaire: Object, answers: Object) -> str:
    task: Object = {
        "questionnaire": questionnaire,
        "response": answers,
        "expression": calculation.expression,
        "variables": [[one.name, one.expression, one.owner] for one in calculation.variables],
    }
    return serialise(task).decode("utf-8")


def _will_score(form: Form) -> Text:
    count, calculations = len(form.scored), [calculation.text for calculation in form.calculations]
    if not count and not calculations:
        return Text(
            f"{form.title}: ingen spørgsmål har vægte; skemaet vises uden score",
            f"{form.title}: no question has weights; the form is shown without a score",
        )
    sums = Text(f"sum af {count} spørgsmål", f"sum of {count} questions") if count else None
    named = ", ".join(calculations)
    sums_and = [sums] if sums else []
    if calculations:
        sums_and.append(
            Text(f"beregninger, når skemaet er godkendt: {named}", f"calculations, once the form is approved: {named}")
        )
    return Text(
        f"{form.title}: " + "; ".join(text.da for text in sums_and),
        f"{form.title}: " + "; ".join(text.en for text in sums_and),
    )


_NOT_APPROVED = Text(
    "Skemaets beregninger er ikke godkendt af en person, og er ikke kørt",
    "The form's calculations are not approved by a person, and were not run",
)
_MISSING = Text(
    "Svar mangler; skemaets egne beregninger ville regne dem som 0, og er ikke kørt",
    "Answers are missing; the form's own calculations would count them as 0, and were not run",
)
