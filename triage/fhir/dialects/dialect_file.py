"""The files of the dialects, as they stand in resources/dialects; every fault with its line and the cure."""

from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal

from pydantic import AfterValidator

from triage.errors import Text
from triage.resources import resource
from triage.scoring.files.checked import Both, Checked, Flag, Name, fault, read_checked

_TITLE = Text("Dialekten kan ikke bruges. Ret:", "The dialect cannot be used. Correct:")
_Names = tuple[Name, ...]


def _token(written: str) -> str:
    system, _, code = written.partition("|")
    if not system or not code:
        raise fault('Skriv "system|kode", f.eks. "loinc|59408-5".', 'Write "system|code", e.g. "loinc|59408-5".')
    return written


_Token = Annotated[Name, AfterValidator(_token)]


class KnownBy(Checked):
    """The prefixes of profiles, extensions and systems that only this dialect has."""

    profiles: _Names = ()
    extensions: _Names = ()
    systems: _Names = ()


class RemarkFile(Checked):
    """An extension to tell of, or the `part` of it, but where the value is one of `unless`."""

    extension: Name
    text: Both
    part: Name | None = None
    unless: _Names = ()


class TasksFile(Checked):
    """Which extensions a Task's category and responsible party stand in."""

    category: Name | None = None
    responsible: Name | None = None
    words: Mapping[str, Both] = {}


class MissingStatusFile(Checked):
    """What no status means; of a reading or an appointment nobody can say it, so only a response may have one."""

    QuestionnaireResponse: Literal["completed"] | None = None


class DialectFile(Checked):
    """One dialect; a system goes by its name in `spellings` ("npu") or by address, another's code by "system|code"."""

    name: Name
    title: Both
    known_by: KnownBy = KnownBy()
    spellings: Mapping[str, _Names] = {}
    missing_status: MissingStatusFile = MissingStatusFile()
    codes: Mapping[str, Mapping[str, _Token]] = {}
    units: Mapping[str, Mapping[str, Name]] = {}
    unit_may_be_absent: Flag = False
    clock_without_seconds: Flag = False
    modifiers: _Names = ()
    programmes: Mapping[str, Name] = {}
    limits: Mapping[str, Mapping[str, Both]] = {}
    remarks: tuple[RemarkFile, ...] = ()
    tasks: TasksFile = TasksFile()


def read_dialect_file(text: str) -> DialectFile:
    """Return the dialect in the YAML `text`; raises RuleSetError that lists every fault."""
    found, _ = read_checked(text, DialectFile, _TITLE)
    return found


@cache
def dialect_files() -> tuple[DialectFile, ...]:
    """Return the dialects that ship, in order of their files' names."""
    files = sorted(resource("dialects").iterdir(), key=lambda file: file.name)
    return tuple(read_dialect_file(file.read_text(encoding="utf-8")) for file in files if file.name.endswith(".yaml"))


def spellings_in(files: tuple[DialectFile, ...]) -> dict[str, frozenset[str]]:
    """Return every URI of each system by its name, gathered from all `files`: an address means the same everywhere."""
    found: dict[str, frozenset[str]] = {}
    for file in files:
        for name, uris in file.spellings.items():
            found[name] = found.get(name, frozenset()) | set(uris)
    return found
