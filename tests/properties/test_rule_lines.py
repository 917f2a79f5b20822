"""Whatever rows somebody puts among the steps of a programme: what is in force is what the signed steps say."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from triage.access.rule_versions.certificate import Certificate, signed_entry
from triage.access.rule_versions.course import Course
from triage.access.rule_versions.key_pair import fingerprint, public_of
from triage.access.rule_versions.refusal import refusal
from triage.access.rule_versions.register import Pin, trust_in
from triage.access.rule_versions.seen_steps import mark_of, seen_fault
from triage.access.rule_versions.signing import sign_with
from triage.access.rule_versions.taken import Kept, Told, told
from triage.access.rule_versions.version import RuleVersion, Signed, Statement, Step

START = datetime(2026, 11, 1, 9, tzinfo=UTC)
AUTHORITY, ANNA, BO, STRANGER = (bytes([number]) * 32 for number in range(1, 5))
KEYS = {"anna": ANNA, "bo": BO}
MAY = {"anna": (Step.SUBMIT, Step.WITHDRAW), "bo": (Step.APPROVE, Step.REJECT, Step.ROLL_BACK)}
ISSUER = public_of(AUTHORITY)
CERTIFIED = [Certificate(login, public_of(KEYS[login]), MAY[login], START, START, "ida") for login in KEYS]
REGISTER = [signed_entry(AUTHORITY, ISSUER, number, one) for number, one in enumerate(CERTIFIED, 1)]
TRUST = trust_in(REGISTER, Pin(fingerprint(ISSUER)))
MANY = 9
SENT, FINAL = ([f"{letter}{number:063}" for number in range(MANY)] for letter in "ab")
KINDS = ("nobody", "stranger", "others_key", "changed", "again", "renumbered", "elsewhere", "certified")
# What happens: people go on or back, or somebody puts a row there.
Way = list[tuple[str, "Junk"]]


@dataclass(frozen=True)
class Junk:
    """A row that is no step: of a `kind`, `off` from the next number, in somebody's name."""

    kind: str
    off: int
    step: Step
    signer: str


JUNK = st.builds(
    Junk,
    kind=st.sampled_from(KINDS),
    off=st.integers(-3, 4),
    step=st.sampled_from(Step),
    signer=st.sampled_from(("anna", "bo", "eva")),
)
WAYS = st.lists(st.tuples(st.sampled_from(("next", "back", "junk", "junk")), JUNK), max_size=16)


@dataclass
class Programme:
    """Lines as they come, and among them the steps that people took in the program."""

    lines: list[Signed]
    steps: list[Signed]

    def kept(self, lines: list[Signed] | None = None) -> Kept:
        """Return what a store would hold."""
        found = enumerate(self.lines if lines is None else lines)
        in_order = sorted(found, key=lambda one: (one[1].statement.serial, one[0]))
        return Kept("copd", tuple(line for _, line in in_order), self.versions())

    def versions(self) -> dict[str, RuleVersion]:
        """Return the versions of all that was signed, and of more."""
        made = {one.statement.content_sha256: one.statement.at for one in reversed(self.steps)}
        return {
            key: RuleVersion(0, "copd", "n", "1", key, "r", "", base, "anna", made.get(key, START))
            for number in range(MANY)
            for key, base in ((SENT[number], None), (FINAL[number], SENT[number]))
        }

    def told(self) -> Told:
        """Return what the lines say."""
        return told(self.kept(), TRUST, self.now + timedelta(days=1))

    @property
    def now(self) -> datetime:
        """Return a time after everything that was said."""
        return START + timedelta(hours=len(self.lines))

    def take(self, *, is_back: bool) -> None:
        """Let people take the next step, as the program has it: send, approve, or roll back."""
        course = self.told().course
        number = len(course.sources)
        if is_back:
            step, content, signer = Step.ROLL_BACK, course.before or SENT[0], "bo"
        elif course.submitted:
            step, content, signer = Step.APPROVE, FINAL[number], "bo"
        else:
            step, content, signer = Step.SUBMIT, SENT[number % MANY], "anna"
        start = self.now if step is Step.APPROVE else None
        said = Statement(step, "copd", content, course.in_force, "", start, course.serial + 1, signer, self.now)
        if number < MANY and refusal(course, said, SENT[number]) is None:
            self.steps.append(sign_with(KEYS[signer], said))
            self.lines.append(self.steps[-1])

    def put(self, junk: Junk) -> None:
        """Put a row there by hand."""
        course = self.told().course
        start = self.now if junk.step is Step.APPROVE else None
        serial, content = max(1, course.serial + 1 + junk.off), course.before or FINAL[0]
        said = Statement(junk.step, "copd", content, course.in_force, "", start, serial, junk.signer, self.now)
        self.lines.append(self._line(junk, said))

    def _line(self, junk: Junk, said: Statement) -> Signed:
        if junk.kind in ("changed", "again", "renumbered") and self.steps:
            old = self.steps[junk.off % len(self.steps)]
            if junk.kind == "again":
                return old
            other = {"reason": "another"} if junk.kind == "changed" else {"serial": said.serial}
            is_same = other.get("serial") == old.statement.serial
            return old if is_same else replace(old, statement=replace(old.statement, **other))
        if junk.kind == "elsewhere":
            signed = sign_with(KEYS.get(junk.signer, STRANGER), replace(said, programme="epilepsy"))
            return replace(signed, statement=said)
        if junk.kind == "certified":
            # An author who signs well, and nothing that may follow.
            wrong = replace(said, step=Step.SUBMIT, signer="anna", valid_from=None, base_sha256="another")
            return sign_with(ANNA, wrong)
        if junk.kind == "others_key":
            return sign_with(BO if junk.signer == "anna" else ANNA, said)
        signed = sign_with(STRANGER, said)
        return signed if junk.kind == "stranger" else replace(signed, signature="", public_key=public_of(ANNA))


def gone(way: Way) -> Programme:
    """Return the programme after people and rows put there by hand, one after the other."""
    programme = Programme([], [])
    for what, junk in way:
        if what == "junk":
            programme.put(junk)
        else:
            programme.take(is_back=what == "back")
    return programme


def alone(programme: Programme) -> Told:
    return told(programme.kept(programme.steps), TRUST, programme.now + timedelta(days=1))


@given(WAYS)
def test_that_what_is_in_force_is_what_the_signed_steps_say(way: Way) -> None:
    programme = gone(way)
    found, clean = programme.told(), alone(programme)
    assert found.fault is None
    assert found.course == clean.course
    assert found.steps == clean.steps == tuple(programme.steps)
    assert clean.refused == ()


@given(WAYS)
def test_that_every_row_that_is_no_step_is_listed_with_its_reason(way: Way) -> None:
    programme = gone(way)
    found = programme.told()
    assert sorted([*found.steps, *(one.line for one in found.refused)], key=repr) == sorted(programme.lines, key=repr)
    assert all(one.why.da and one.why.en for one in found.refused)


@given(WAYS, st.data())
def test_that_a_step_that_was_spoilt_is_missed_where_it_was_seen(way: Way, data: st.DataObject) -> None:
    programme = gone(way)
    if not programme.steps:
        return
    mark = mark_of(programme.told().steps)
    spoilt = data.draw(st.sampled_from(programme.steps))
    lines = [replace(one, signature="00") if one == spoilt else one for one in programme.lines]
    found = told(programme.kept(lines), TRUST, programme.now)
    assert found.fault is not None or seen_fault(found.steps, mark) is not None


@given(WAYS, st.data())
def test_that_a_step_spoilt_before_a_later_approval_or_roll_back_is_missed_by_everybody(
    way: Way, data: st.DataObject
) -> None:
    programme = gone(way)
    steps = programme.steps
    last = max((n for n, one in enumerate(steps) if one.statement.step in (Step.APPROVE, Step.ROLL_BACK)), default=0)
    if last == 0:
        return
    spoilt = steps[data.draw(st.integers(0, last - 1))]
    lines = [one for one in programme.lines if one != spoilt]
    assert told(programme.kept(lines), TRUST, programme.now).fault is not None


def test_that_an_empty_programme_says_nothing() -> None:
    assert told(Kept("copd", (), {}), TRUST, START) == Told(Course())
