"""What the linter could not settle, and what it cannot see at all."""

from collections.abc import Iterator

from triage.scoring.analyse.finding import Finding
from triage.scoring.analyse.subject import Subject

_NAMED_AT_MOST = 5


def blind_spots(subject: Subject) -> Iterator[Finding]:
    """Yield one note on what took too much work, and the closing note."""
    places = list(dict.fromkeys(subject.unfinished))
    if places:
        yield _not_settled(subject, places)
    yield subject.note(
        "cannot-see",
        "",
        "Kontrollen regner alle input for uafhængige af hinanden og bruger parametrenes egne værdier. Den ved ikke, "
        "hvad der er klinisk rigtigt, og ser ikke to svar, der mangler samtidig.",
        "The check takes all inputs as independent of each other, at the parameters' own values. It does not know what "
        "is clinically right, and does not see two answers missing at once.",
    )


def _not_settled(subject: Subject, places: list[str]) -> Finding:
    named = ", ".join(places[:_NAMED_AT_MOST])
    more = f" + {len(places) - _NAMED_AT_MOST}" if len(places) > _NAMED_AT_MOST else ""
    return subject.note(
        "not-settled",
        "",
        f"For indviklet til at blive undersøgt til bunds: {named}{more}. Del betingelserne, og afprøv dem med tests.",
        f"Too involved to be looked into completely: {named}{more}. Split the conditions up and prove them by tests.",
    )
