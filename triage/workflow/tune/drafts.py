"""Write a rule set: a draft from what is in force or from a file, saved as often as its author likes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from triage.access.acts import Act
from triage.access.rule_versions.verified import signed_rules
from triage.access.rule_versions.working_draft import WorkingDraft
from triage.access.warrant import Warrant
from triage.clinical.canonical import text_hash
from triage.errors import NotAllowedError, RuleSetError, StaleError, Text, WrongUseError
from triage.scoring.danish_time import danish_day
from triage.scoring.drafts.draft import opened
from triage.scoring.drafts.edits.heading import SetEnd
from triage.scoring.drafts.final_text import draft_text
from triage.scoring.rules.load import load_rule_set
from triage.scoring.rules.model import RuleSet
from triage.store.auditing import audit
from triage.store.open_load import enrolled
from triage.store.rule_versions.drafts import (
    begin_draft,
    change_draft,
    close_draft,
    draft_by_key,
    open_drafts,
)
from triage.store.rule_versions.versions import version_by_hash
from triage.workflow.application import Application
from triage.workflow.rights.permit import permit, permit_any
from triage.workflow.tune.numbering import free_version
from triage.workflow.tune.rules_in_use import standing_of

READS = (Act.DRAFT_RULES, Act.APPROVE_RULES)
_NO_KEY = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """A draft made of a file, and what is to be known of that file."""

    draft: WorkingDraft
    remarks: tuple[Text, ...] = ()


def list_drafts(app: Application, programme: str | None = None) -> Sequence[WorkingDraft]:
    """Return the drafts that are being written, everybody's, the newest first."""
    with app.store.read() as connection:
        permit_any(app, connection, READS)
        return open_drafts(connection, programme)


def read_draft(app: Application, draft: int) -> WorkingDraft:
    """Return one draft; raises WrongUseError where none of that number is being written."""
    with app.store.read() as connection:
        permit_any(app, connection, READS)
        return _known(connection, draft)


def draft_in_force(app: Application, programme: str) -> WorkingDraft:
    """Begin a draft from the rules that judge the programme's patients now, or did until their last day was over."""
    body = app.catalogue.rule_set_files.get(programme) or run_out_text(app, programme)
    if body is None:
        raise WrongUseError(app.catalogue.refused.get(programme) or _nothing_in_force(programme))
    return begin(app, body, "in_force")


def run_out_text(app: Application, programme: str) -> str | None:
    """Return rules whose last day is over, without that day; None where what was in force is no such text."""
    with app.store.read() as connection:
        permit_any(app, connection, READS)
        standing = standing_of(app, connection, programme, app.clock())
    content = standing.course.in_force
    if content is None or standing.unsafe is not None:
        return None
    rules = signed_rules(standing.kept, standing.course, content, standing.trust)
    if isinstance(rules, Text) or not rules.has_run_out(danish_day(app.clock())):
        return None
    return opened(standing.kept.versions[content].body).edited(SetEnd(None)).text


def draft_imported(app: Application, text: str) -> Imported:
    """Begin a draft from a file, whatever that says of itself; raises RuleSetError where it cannot be read."""
    draft = begin(app, text, "import")
    return Imported(draft, (*_known_here(app, text, draft.programme), *_remarks(load_rule_set(text))))


def save_draft(app: Application, draft: int, revision: int, body: str) -> WorkingDraft:
    """Save a draft over the revision that was changed.

    Raises RuleSetError for what cannot be read, StaleError where it was saved elsewhere meanwhile, NotAllowedError for
    another's draft.
    """
    rules, now = load_rule_set(body), app.clock()
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.DRAFT_RULES)
        known = own_draft(app, connection, draft)
        _refuse_unlike(known, rules)
        wanted = replace(known, revision=revision, body=body, name=rules.name, version=rules.version)
        if not change_draft(connection, wanted, now):
            raise StaleError(SAVED_ELSEWHERE)
        _log(app, connection, "rules.save", wanted, warrant)
        return replace(wanted, revision=revision + 1, changed=now)


def discard_draft(app: Application, draft: int, revision: int) -> None:
    """Put a draft away without sending it; its text is kept."""
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.DRAFT_RULES)
        known = own_draft(app, connection, draft)
        if not close_draft(connection, draft, revision, app.clock()):
            raise StaleError(SAVED_ELSEWHERE)
        _log(app, connection, "rules.discard", known, warrant)


def begin(app: Application, text: str, origin: str) -> WorkingDraft:
    """Begin a draft from a text, under the author's name and a version number that nobody has used."""
    rules, now = load_rule_set(text), app.clock()
    programme = _programme(rules)
    with app.store.write() as connection:
        warrant = permit(app, connection, Act.DRAFT_RULES)
        standing = standing_of(app, connection, programme, now)
        used = [one.version for one in standing.kept.versions.values()]
        used += [one.version for one in open_drafts(connection, programme)]
        in_use = app.catalogue.rule_sets.get(programme)
        number = free_version(rules.version, [*used, *([in_use.version] if in_use else [])])
        body = draft_text(text, signature(app, warrant), warrant.role.value, number)
        base = standing.course.in_force
        one = WorkingDraft(_NO_KEY, programme, rules.name, number, body, base, origin, app.actor, now, 1, now)
        made = begin_draft(connection, one)
        _log(app, connection, f"rules.draft_{origin}", made, warrant)
        return made


def own_draft(app: Application, connection: Connection, draft: int) -> WorkingDraft:
    """Return a draft of the person at work; raises NotAllowedError where another writes it."""
    known = _known(connection, draft)
    if known.author != app.actor:
        raise NotAllowedError(
            Text(
                f"Udkastet skrives af {known.author}. Lav dit eget ud fra det (eksportér og importér).",
                f"The draft is being written by {known.author}. Make your own of it (export and import).",
            )
        )
    return known


def signature(app: Application, warrant: Warrant) -> str:
    """Return how the person at work stands in a file: the name, and the login that tells two of that name apart."""
    return f"{warrant.name} ({app.actor})" if warrant.name else app.actor


def _known(connection: Connection, draft: int) -> WorkingDraft:
    known = draft_by_key(connection, draft)
    if known is None:
        raise WrongUseError(
            Text(
                f"Udkast {draft} findes ikke, eller det er sendt eller lagt væk. Se listen over udkast.",
                f"There is no draft {draft}, or it was sent or put away. See the list of drafts.",
            )
        )
    return known


def _programme(rules: RuleSet) -> str:
    if rules.programme is None:
        raise RuleSetError(
            Text(
                "Regelsættet siger ikke, hvilket forløb det er til. Skriv »population: {programme: …}«.",
                "The rule set does not say which programme it is for. Write 'population: {programme: …}'.",
            )
        )
    return rules.programme


def _refuse_unlike(known: WorkingDraft, rules: RuleSet) -> None:
    if rules.programme != known.programme:
        raise WrongUseError(
            Text(
                f"Udkastet er til forløbet {known.programme}, men teksten siger {rules.programme}. Ret »population«, "
                "eller importér teksten som et nyt udkast.",
                f"The draft is for the programme {known.programme}, but the text says {rules.programme}. Correct "
                "'population', or import the text as a draft of its own.",
            )
        )
    if rules.status != "draft" or rules.sign_off is not None:
        raise WrongUseError(NOT_A_DRAFT)


def _known_here(app: Application, text: str, programme: str) -> Iterator[Text]:
    """Tell where the file is a version that is here already, or of a programme that nobody here is in."""
    with app.store.read() as connection:
        same = version_by_hash(connection, text_hash(text))
        is_known = programme in app.catalogue.library or programme in enrolled(connection)
    if same is not None:
        yield Text(
            f"Filen er ord for ord version {same.version}, som er her allerede: udkastet ændrer intet endnu.",
            f"The file is version {same.version}, which is here already, word for word: the draft changes nothing yet.",
        )
    if not is_known:
        yield Text(
            f"Ingen patient er i forløbet {programme} her. Hedder det noget andet i denne afdeling, så ret "
            "»population«.",
            f"No patient is in the programme {programme} here. If it has another name in this department, correct "
            "'population'.",
        )


def _remarks(rules: RuleSet) -> list[Text]:
    told = []
    if rules.status != "draft":
        told.append(
            Text(
                f"Filen siger »status: {rules.status}«; her er den et udkast, til en anden har godkendt den.",
                f"The file says 'status: {rules.status}'; here it is a draft until somebody else has approved it.",
            )
        )
    if rules.sign_off is not None and rules.sign_off.sha256.strip().casefold() != rules.sha256:
        told.append(
            Text(
                "Filens underskrift (»sign_off«) passer ikke til indholdet: det er ændret, efter at "
                f"{rules.sign_off.name} underskrev.",
                "The signature of the file ('sign_off') does not fit its content: it was changed after "
                f"{rules.sign_off.name} signed.",
            )
        )
    elif rules.sign_off is not None:
        told.append(
            Text(
                f"Underskriften af {rules.sign_off.name} er taget af: den gælder ikke her.",
                f"The signature of {rules.sign_off.name} was taken off: it does not count here.",
            )
        )
    return told


def _log(app: Application, connection: Connection, act: str, one: WorkingDraft, warrant: Warrant) -> None:
    subject = f"{one.programme} {one.version}, draft {one.id}"
    audit.log(connection, app.clock(), app.actor, act, subject=subject, warrant=warrant)


def _nothing_in_force(programme: str) -> Text:
    return Text(
        f"Ingen regler er i kraft for {programme}. Tag et eksempel fra biblioteket, eller importér en fil.",
        f"No rules are in force for {programme}. Adopt an example from the library, or import a file.",
    )


SAVED_ELSEWHERE = Text(
    "Udkastet er gemt et andet sted imens, eller det er sendt. Intet er overskrevet. Hent det igen.",
    "The draft was saved elsewhere meanwhile, or was sent. Nothing was written over. Read it again.",
)
NOT_A_DRAFT = Text(
    "Et udkast siger »status: draft« og »sign_off: null«; underskriften kommer ved godkendelsen. Ret teksten.",
    "A draft says 'status: draft' and 'sign_off: null'; the signature comes with the approval. Correct the text.",
)
