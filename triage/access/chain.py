"""The audit log as chains of lines: a line's hash covers the line before it, so that none can be changed alone."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

START = "0" * 64
# Lines that name the heads of other chains; see `head_words`.
ANCHOR = "anchor"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: who did what about whom, on what grounds; `at` is in milliseconds since 1970 UTC.

    `patient` is the one that the line is about, `patients` are those of a list, in order of key. `behalf` names for
    whom it was done, `override` is the reason of a break-glass, None where there was none.
    """

    at: int
    actor: str
    act: str
    patient: int | None = None
    patients: tuple[int, ...] = ()
    subject: str = ""
    name: str = ""
    behalf: str = ""
    role: str = ""
    department: str = ""
    relation: str = ""
    override: str | None = None
    session: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """How far a chain had come: its newest line's number, and the hash that covers all before."""

    chain: str
    number: int
    hash: str


@dataclass(frozen=True, slots=True)
class Link:
    """A line as it stands in the store; `id` grows with the time of writing."""

    id: int
    number: int
    line: Line
    hash: str


class Flaw(StrEnum):
    """What is wrong with a chain.

    CHANGED: a line is not what was hashed. MISSING: numbers are left out. MOVED: a line stands where it was not
    written. CUT: the end is missing, or the store is an older copy. REPLACED: another line was vouched for.
    """

    CHANGED = "changed"
    MISSING = "missing"
    MOVED = "moved"
    CUT = "cut"
    REPLACED = "replaced"


@dataclass(frozen=True, slots=True)
class Fault:
    """A flaw with its place: lines `first` to `last` of a chain."""

    flaw: Flaw
    chain: str
    first: int
    last: int


def canonical(chain: str, number: int, line: Line) -> bytes:
    """Return the one form in which a line is hashed: UTF-8 JSON with sorted keys, whole numbers and texts only."""
    content = {
        "act": line.act,
        "actor": line.actor,
        "at": line.at,
        "behalf": line.behalf,
        "chain": chain,
        "department": line.department,
        "name": line.name,
        "number": number,
        "override": line.override,
        "patient": line.patient,
        "patients": line.patients,
        "relation": line.relation,
        "role": line.role,
        "session": line.session,
        "subject": line.subject,
        "v": 1,
    }
    return _encode(content).encode()


def hash_of(previous: str, chain: str, number: int, line: Line) -> str:
    """Return the hash of a line that follows the line with the hash `previous`."""
    return sha256(previous.encode() + canonical(chain, number, line)).hexdigest()


def head_words(heads: Iterable[Head]) -> str:
    """Return heads of other chains as the subject of an anchor line: "chain number hash", apart by semicolons."""
    return "; ".join(f"{head.chain} {head.number} {head.hash}" for head in heads)


def heads_in(words: str) -> Iterator[Head]:
    """Return the heads that the subject of an anchor line names; what is no head is left out."""
    for part in words.split("; "):
        pieces = part.split(" ")
        if len(pieces) == 3 and pieces[1].isdigit():
            yield Head(pieces[0], int(pieces[1]), pieces[2])


class ChainCheck:
    """Reads one chain from its first line on, and remembers what is wrong with it."""

    def __init__(self, chain: str, vouched: Mapping[int, frozenset[str]]) -> None:
        """Take the hashes that were kept elsewhere, by number of the line."""
        self._chain = chain
        self._vouched = vouched
        self._previous = START
        self._id = 0
        self.number = 0
        self.lines = 0
        self.faults: list[Fault] = []

    @property
    def head(self) -> Head:
        """Return the head as the lines read so far give it."""
        return Head(self._chain, self.number, self._previous)

    def read(self, link: Link) -> None:
        """Read the next line in order of number."""
        if link.number <= self.number or link.id <= self._id:
            self._note(Flaw.MOVED, link.number)
        elif link.number > self.number + 1:
            self._note(Flaw.MISSING, self.number + 1, link.number - 1)
        # After a gap the line before is not there to be hashed; the gap itself is the finding.
        is_next = link.number == self.number + 1
        vouched = self._vouched.get(link.number, frozenset())
        if is_next and hash_of(self._previous, self._chain, link.number, link.line) != link.hash:
            self._note(Flaw.CHANGED, link.number)
        elif vouched - {link.hash}:
            self._note(Flaw.REPLACED, link.number)
        self.lines += 1
        self._previous, self.number, self._id = link.hash, max(self.number, link.number), max(self._id, link.id)

    def close(self, kept: Head | None) -> None:
        """Hold the end against `kept`, the store's own note of it, and what is vouched for beyond it."""
        known = [*self._vouched, *((kept.number,) if kept is not None else ())]
        if known and max(known) > self.number:
            self._note(Flaw.CUT, self.number + 1, max(known))
        elif kept is None or (kept.number, kept.hash) != (self.number, self._previous):
            self._note(Flaw.REPLACED, self.number)

    def _note(self, flaw: Flaw, first: int, last: int | None = None) -> None:
        self.faults.append(Fault(flaw, self._chain, first, first if last is None else last))


def vouched_for(heads: Sequence[Head]) -> dict[str, dict[int, frozenset[str]]]:
    """Return heads that were kept elsewhere by chain and number."""
    found: dict[str, dict[int, frozenset[str]]] = {}
    for head in heads:
        by_number = found.setdefault(head.chain, {})
        by_number[head.number] = by_number.get(head.number, frozenset()) | {head.hash}
    return found


_encode = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":")).encode
