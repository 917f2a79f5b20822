"""A made-up region in which everything that people or devices may write is hostile."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import cycle
from pathlib import Path
from typing import Any

from triage.workflow.demonstration.prepare_demo import generate_region

PATIENTS, DAYS = 12, 60
# What is written by hand somewhere; codes, identifiers and times are not.
WRITTEN = frozenset(
    {"family", "given", "line", "city", "text", "title", "name", "display", "valueString"}
    | {"manufacturer", "modelNumber", "serialNumber", "lotNumber"}
)
_TABLES = 60
_HARMLESS = "Opdigtet tekst om ingenting. "


def hostile_words(bait: Path, port: int) -> tuple[str, ...]:
    """Return texts that a screen must show as they are; two ask for a picture, from `bait` and from `port`."""
    return (
        "<b>fed</b> <i>kursiv</i>",
        f"<img src='{bait.as_uri()}'>",
        f'<img src="http://127.0.0.1:{port}/x.png"><link rel=stylesheet href="http://127.0.0.1:{port}/x.css">',
        "<table><tr><td>" * _TABLES,
        "<b>" * 4_000,
        "a &lt;b&gt; og SpO2 < 88 && puls > 110",
        "\u202egnilarf\u202c \u200b\u2066x\u2069",
        "linje\r\n2026-11-20 10:00 INFO godkendt af læge",
        "=HYPERLINK(\"http://127.0.0.1\")",
        "'; DROP TABLE patient; --",
        "{0} {name} %s %n %(x)d {",
        "Ø" * 300,
        "Z" + "\u0338\u0322" * 200,
        "\U0001f469\u200d\U0001f52c " * 40,
    )


def harmless_words(hostile: Sequence[str]) -> tuple[str, ...]:
    """Return for each hostile text one as long that nobody would look at twice: length alone costs time too."""
    return tuple((_HARMLESS * (len(text) // len(_HARMLESS) + 1))[: len(text)] for text in hostile)


def write_region(folder: Path, now: datetime, words: Sequence[str]) -> None:
    """Write a region to `folder`, and put one of `words` after another wherever something is written by hand."""
    generate_region(folder, PATIENTS, 1, now, DAYS)
    turns = cycle(words)
    for file in sorted(folder.glob("*.ndjson")):
        lines = file.read_text(encoding="utf-8").splitlines()
        changed = [json.dumps(_changed(json.loads(line), lambda: next(turns)), ensure_ascii=False) for line in lines]
        file.write_text("".join(f"{line}\n" for line in changed), encoding="utf-8")


def _changed(value: Any, word: Callable[[], str]) -> Any:
    if isinstance(value, Mapping):
        return dict(_members(value, word))
    return [_changed(one, word) for one in value] if isinstance(value, list) else value


def _members(value: Mapping[str, Any], word: Callable[[], str]) -> Iterator[tuple[str, Any]]:
    # The words of a code are part of it: a coding that says something else than its code is no writing by hand.
    is_coding = "system" in value and "code" in value
    for name, one in value.items():
        if name in WRITTEN and not is_coding and isinstance(one, str):
            yield name, word()
        elif name in WRITTEN and isinstance(one, list) and all(isinstance(each, str) for each in one):
            yield name, [word() for _ in one]
        else:
            yield name, _changed(one, word)
