"""Import Region Midtjylland's home-treatment plans as draft rule sets, and tell where the systems differ."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from triage.clinical.received import Finding
from triage.errors import RuleSetError, Text, UnreadableError
from triage.fhir.region.response import RegionResponse, read_region_response
from triage.fhir.region.thresholds import (
    RegionPlan,
    RegionQuestionnaire,
    read_region_plan,
    read_region_questionnaire,
)
from triage.fhir.strict import read_body
from triage.scoring.region.differences import Compared, Comparison
from triage.scoring.region.faults import form_faults
from triage.scoring.region.model import Form
from triage.scoring.region.rule_set_text import rule_set_name, rule_set_text
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import Author


@dataclass(frozen=True, slots=True)
class ImportedForm:
    """One questionnaire of a plan as a rule set: its name, its file's text, and the answers held to both systems."""

    name: str
    plan: str
    questionnaire: str
    text: str
    edges: tuple[Compared, ...]
    responses: tuple[Compared, ...]

    @property
    def differs(self) -> bool:
        """Return whether any answers get another colour, in part or as a whole."""
        return any(found.differs for one in (*self.edges, *self.responses) for found in one.differences)


@dataclass(slots=True)
class RegionImport:
    """What came of the files: `faults` kept something from being imported, `remarks` a person should know."""

    forms: list[ImportedForm] = field(default_factory=list)
    faults: list[Text] = field(default_factory=list)
    remarks: list[Text] = field(default_factory=list)


@dataclass(slots=True)
class _Read:
    plans: list[RegionPlan] = field(default_factory=list)
    questionnaires: list[RegionQuestionnaire] = field(default_factory=list)
    responses: list[RegionResponse] = field(default_factory=list)


def import_region_plan(paths: Sequence[Path], author: Author) -> RegionImport:
    """Return a draft rule set for every questionnaire of the PlanDefinitions among `paths`, written by `author`.

    Questionnaires among them add words, units and thresholds of their own; QuestionnaireResponses are held to both
    systems beside the made-up edges. A threshold that cannot be relied on keeps its form from being imported, and is
    told with its place. Raises OSError for a file that cannot be read.
    """
    report, read = RegionImport(), _Read()
    for path in paths:
        try:
            _read(path.read_bytes(), read)
        except UnreadableError as fault:
            report.faults.append(_placed(str(path), fault.text))
    for plan in read.plans:
        _import_plan(plan, read, author, report)
    _unmatched(read, report)
    _shared(read.plans, report)
    return report


def _read(source: bytes, read: _Read) -> None:
    match read_body(source)["resourceType"]:
        case "PlanDefinition":
            read.plans.append(read_region_plan(source))
        case "Questionnaire":
            read.questionnaires.append(read_region_questionnaire(source))
        case "QuestionnaireResponse":
            read.responses.append(read_region_response(source))
        case other:
            raise UnreadableError(
                Text(
                    f"{other} bruges ikke her: angiv PlanDefinition, Questionnaire eller QuestionnaireResponse.",
                    f"{other} is not used here: give PlanDefinition, Questionnaire or QuestionnaireResponse.",
                )
            )


def _import_plan(plan: RegionPlan, read: _Read, author: Author, report: RegionImport) -> None:
    """Import every form; a fault of the plan itself keeps all of them out, for nobody can tell whose it is."""
    if plan.faults:
        _tell(plan.reference, plan.faults, report)
        return
    if not plan.forms:
        report.faults.append(_placed(plan.reference, _NO_FORMS))
    for form in plan.forms:
        known = next((found for found in read.questionnaires if form.questionnaire in found.names), None)
        if known is not None and known.faults:
            _tell(form.questionnaire, known.faults, report)
            continue
        _remark(form, known, report)
        whole = form if known is None else form.with_questionnaire(known.questions, known.thresholds)
        _import_form(whole, read.responses, author, report)


def _import_form(form: Form, responses: Iterable[RegionResponse], author: Author, report: RegionImport) -> None:
    faults = tuple(form_faults(form))
    if faults:
        _tell(f"{form.plan}, {form.questionnaire}", faults, report)
        return
    text = rule_set_text(form, author)
    try:
        comparison = Comparison(form, load_rule_set(text))
    except RuleSetError as fault:
        report.faults.append(_placed(f"{form.plan}, {form.questionnaire}", fault.text))
        return
    own = (found for found in responses if found.questionnaire == form.questionnaire)
    compared = (comparison.of_response(one.reference, one.answers, one.response, one.stored) for one in own)
    report.forms.append(
        ImportedForm(rule_set_name(form), form.plan, form.questionnaire, text, comparison.of_edges(), tuple(compared))
    )


def _remark(form: Form, known: RegionQuestionnaire | None, report: RegionImport) -> None:
    if known is None:
        report.remarks.append(_placed(form.questionnaire, _NO_QUESTIONNAIRE))
        return
    asked = {question.link_id for question in known.questions}
    thresholds = (*form.thresholds, *known.thresholds)
    for link_id in dict.fromkeys(threshold.link_id for threshold in thresholds if threshold.link_id not in asked):
        report.remarks.append(_placed(f"{form.questionnaire}, {link_id}", _NOT_ASKED))
    held = {threshold.link_id for threshold in thresholds}
    for question in known.questions:
        if question.link_id not in held:
            report.remarks.append(_placed(f"{form.questionnaire}, {question.text}", _NO_THRESHOLDS))
        elif question.conditional:
            report.remarks.append(_placed(f"{form.questionnaire}, {question.text}", _CONDITIONAL))


def _unmatched(read: _Read, report: RegionImport) -> None:
    for response in read.responses:
        if response.questionnaire not in {form.questionnaire for form in report.forms}:
            report.remarks.append(_placed(response.reference, _NO_PLAN))


def _shared(plans: Iterable[RegionPlan], report: RegionImport) -> None:
    """Remark on link ids of several questionnaires: a rule set finds an answer by its link id alone."""
    used: dict[str, set[str]] = {}
    for form in (form for plan in plans for form in plan.forms):
        for link_id in form.by_link_id():
            used.setdefault(link_id, set()).add(form.questionnaire)
    for link_id, questionnaires in used.items():
        if len(questionnaires) > 1:
            report.remarks.append(_placed(f"{link_id} ({', '.join(sorted(questionnaires))})", _SHARED))


def _tell(where: str, faults: Iterable[Finding], report: RegionImport) -> None:
    report.faults += [_placed(f"{where}: {fault.path}", fault.text) for fault in faults]


def _placed(where: str, text: Text) -> Text:
    return Text(f"{where}: {text.da}", f"{where}: {text.en}")


_NO_FORMS = Text(
    "Planen udleverer ingen skemaer, så der er intet at importere.",
    "The plan hands out no questionnaires, so there is nothing to import.",
)
_NO_QUESTIONNAIRE = Text(
    "Skemaet er ikke blandt filerne, så spørgsmålenes ord, enheder og egne tærskler kendes ikke. Angiv det med.",
    "The questionnaire is not among the files, so its words, units and own thresholds are not known. Give it too.",
)
_NOT_ASKED = Text(
    "Tærsklen gælder et spørgsmål, som skemaet ikke stiller. Regionen bruger den aldrig; hos Visita mangler svaret "
    "altid, og ingen bliver grøn. Ret planen.",
    "The threshold is for a question that the questionnaire does not ask. The region never uses it; with Visita the "
    "answer is always missing and nobody is green. Correct the plan.",
)
_NO_THRESHOLDS = Text(
    "Spørgsmålet har ingen tærskler: intet svar på det ændrer farven i nogen af systemerne.",
    "The question has no thresholds: no answer to it changes the colour in either system.",
)
_CONDITIONAL = Text(
    "Spørgsmålet stilles kun under en betingelse, så det er ikke påkrævet i regelsættet.",
    "The question is asked only on a condition, so the rule set does not require it.",
)
_SHARED = Text(
    "Flere skemaer har et spørgsmål med dette linkId, og et regelsæt kan ikke skelne dem. Giv dem hver sit.",
    "Several questionnaires have a question of this linkId, and a rule set cannot tell them apart. Rename one.",
)
_NO_PLAN = Text(
    "Besvarelsen hører ikke til et importeret skema og er ikke sammenlignet.",
    "The response belongs to no imported questionnaire and was not compared.",
)
