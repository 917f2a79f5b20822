"""Whether a step may follow: the same question before it is signed and whenever the rules are loaded."""

from datetime import timedelta

from triage.access.administration import draft_refusal, is_one_login
from triage.access.rule_versions.course import Course, course_on
from triage.access.rule_versions.version import Stage, Statement, Step
from triage.errors import Text

LASTS = timedelta(days=30)


def refusal(course: Course, step: Statement, source: str | None = None) -> Text | None:
    """Return why `step` may not follow in the course of a programme; `source` is the content that an approval is of.

    What the signature and the rights say is not looked at here.
    """
    if step.serial != course.serial + 1 or (course.at is not None and step.at < course.at):
        return _OUT_OF_ORDER
    if (step.valid_from is not None) != (step.step is Step.APPROVE):
        return _NO_DATE
    now = course_on(course, step.at)
    if step.base_sha256 != now.in_force:
        return OTHER_IN_FORCE
    match step.step:
        case Step.SUBMIT:
            return _submit(now, step)
        case Step.APPROVE:
            return _approve(now, step, source)
        case Step.REJECT:
            return _reject(now, step)
        case Step.WITHDRAW:
            return _withdraw(now, step)
        case Step.ROLL_BACK:
            return None if step.content_sha256 == now.before else NOTHING_BEFORE


def _submit(course: Course, step: Statement) -> Text | None:
    stage = course.stage(step.content_sha256)
    return None if stage in (Stage.DRAFT, Stage.WITHDRAWN) and not _is_final(course, step) else ALREADY_SENT


def _approve(course: Course, step: Statement, source: str | None) -> Text | None:
    sent = course.submitted.get(source or "")
    if sent is None:
        return NOT_SENT
    if course.stage(step.content_sha256) is not Stage.DRAFT:
        return ALREADY_SENT
    if (unfit := draft_refusal(sent.signer, step.signer, ())) is not None:
        return unfit
    if step.at - sent.at > LASTS:
        return EXPIRED
    if sent.base_sha256 != course.in_force:
        return BASE_GONE
    if course.scheduled:
        return ONE_WAITS
    return None if step.valid_from is not None and step.valid_from >= step.at else _NO_DATE


def _reject(course: Course, step: Statement) -> Text | None:
    """Another than the author rejects what waits for approval, or for its day: who sent it may have been no author."""
    if course.stage(step.content_sha256) not in (Stage.SUBMITTED, Stage.APPROVED) or _is_sent(course, step):
        return NOT_SENT
    return OWN_REJECTED if is_one_login(course.authors[step.content_sha256], step.signer) else None


def _withdraw(course: Course, step: Statement) -> Text | None:
    """The author takes back what waits for approval, or what was approved and has not come in force."""
    if course.stage(step.content_sha256) not in (Stage.SUBMITTED, Stage.APPROVED) or _is_sent(course, step):
        return NOT_SENT
    return None if is_one_login(course.authors[step.content_sha256], step.signer) else NOT_YOURS


def _is_sent(course: Course, step: Statement) -> bool:
    """Return whether the content was approved as another: that one is withdrawn."""
    return step.content_sha256 in course.sources.values() and step.content_sha256 not in course.submitted


def _is_final(course: Course, step: Statement) -> bool:
    return step.content_sha256 in course.sources


_OUT_OF_ORDER = Text(
    "Trinnet følger ikke på det forrige: en anden var først, eller rækken er ændret. Se versionen igen.",
    "The step does not follow the one before: somebody was first, or the row was changed. Look at the version anew.",
)
_NO_DATE = Text(
    "En godkendelse gælder fra i dag eller senere. Vælg en dato.",
    "An approval counts from today or later. Choose a date.",
)
OTHER_IN_FORCE = Text(
    "Et andet regelsæt er kommet i kraft imens. Se, hvad der er ændret, og begynd fra det.",
    "Another rule set has come in force meanwhile. See what changed, and begin from that one.",
)
NOTHING_BEFORE = Text(
    "Der er ingen tidligere godkendt version at rulle tilbage til. Lav et udkast i stedet.",
    "There is no earlier approved version to roll back to. Make a draft instead.",
)
ALREADY_SENT = Text(
    "Dette indhold er allerede sendt, godkendt eller afvist. Ret udkastet, og giv det et nyt versionsnummer.",
    "This content has been sent, approved or rejected already. Change the draft, and give it a new version number.",
)
NOT_SENT = Text(
    "Versionen venter ikke på godkendelse. Se, hvor den står.",
    "The version does not wait for approval. See where it stands.",
)
EXPIRED = Text(
    f"Udkastet blev sendt for mere end {LASTS.days} dage siden og kan ikke længere godkendes. Lav et nyt udkast.",
    f"The draft was sent more than {LASTS.days} days ago and cannot be approved any more. Make a new draft.",
)
BASE_GONE = Text(
    "Udkastet blev sendt, mens et andet regelsæt var i kraft. Lav et nyt udkast fra det, der gælder nu.",
    "The draft was sent while another rule set was in force. Make a new draft from the one that counts now.",
)
ONE_WAITS = Text(
    "En anden godkendt version venter på sin dato. Vent, til den er i kraft, afvis den, eller bed forfatteren trække "
    "den tilbage.",
    "Another approved version waits for its day. Wait until it is in force, reject it, or ask its author to withdraw "
    "it.",
)
OWN_REJECTED = Text(
    "Man afviser ikke sit eget udkast. Træk det tilbage i stedet.",
    "Nobody rejects their own draft. Withdraw it instead.",
)
NOT_YOURS = Text(
    "Kun forfatteren kan trække udkastet tilbage. Som godkender kan du afvise det.",
    "Only the author can withdraw the draft. As an approver you can reject it.",
)
