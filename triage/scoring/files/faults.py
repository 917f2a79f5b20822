"""Collect every fault of a file with its place and the cure, instead of stopping at the first."""

from triage.errors import RuleSetError, Text

_SHOWN_AT_MOST = 40


class Faults:
    """Faults found so far; `check` raises them together."""

    def __init__(self, title: Text) -> None:
        self._title = title
        self._found: list[tuple[str, Text]] = []

    def add(self, path: str, da: str, en: str) -> None:
        """Note a fault at `path` ("rules.spo2_red.when[2]") with what to write instead, in both languages."""
        self._found.append((path or ".", Text(da, en)))

    def __bool__(self) -> bool:
        return bool(self._found)

    def check(self) -> None:
        """Raise RuleSetError that lists every fault, when there is one."""
        if self._found:
            raise RuleSetError(Text(self._listed("da"), self._listed("en")))

    def _listed(self, language: str) -> str:
        lines = [f"{path}: {text.in_language(language)}" for path, text in self._found[:_SHOWN_AT_MOST]]
        if left := len(self._found) - len(lines):
            lines.append(f"… + {left}")
        return "\n".join([self._title.in_language(language), *lines])
