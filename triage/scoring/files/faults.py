"""Collect every fault of a file with its line, its path and the cure, instead of stopping at the first."""

from collections.abc import Mapping

from triage.errors import RuleSetError, Text

_SHOWN_AT_MOST = 40
_LINE = {"da": "linje", "en": "line"}
_WHOLE = {"da": "hele filen", "en": "the whole file"}


class Faults:
    """Faults found so far in a file whose parts stand at `lines` (path to line); `check` raises them together."""

    def __init__(self, title: Text, lines: Mapping[str, int] | None = None) -> None:
        self._title = title
        self._lines = lines or {}
        self._found: list[tuple[str, Text]] = []

    def add(self, path: str, da: str, en: str) -> None:
        """Note a fault at `path` ("rules.spo2_red.when[2]") with what to write instead, in both languages."""
        self._found.append((path, Text(da, en)))

    def __bool__(self) -> bool:
        return bool(self._found)

    def check(self) -> None:
        """Raise RuleSetError that lists every fault, when there is one."""
        if self._found:
            raise RuleSetError(Text(self._listed("da"), self._listed("en")))

    def _listed(self, language: str) -> str:
        found = sorted(self._found, key=lambda one: line_of(one[0], self._lines) or 0)
        shown = found[:_SHOWN_AT_MOST]
        lines = [f"{self._place(path, language)}: {text.in_language(language)}" for path, text in shown]
        if left := len(found) - len(lines):
            lines.append(f"… + {left}")
        return "\n".join([self._title.in_language(language), *lines])

    def _place(self, path: str, language: str) -> str:
        line = line_of(path, self._lines)
        return path or _WHOLE[language] if line is None else f"{_LINE[language]} {line}, {path}"


def line_of(path: str, lines: Mapping[str, int]) -> int | None:
    """Return the line of `path`, or of the nearest part around it that is written; None where none is."""
    while path:
        if path in lines:
            return lines[path]
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return None
