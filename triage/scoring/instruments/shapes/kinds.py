"""The kind of a shape, checked before the shape itself, so that a misspelt one is told with the ones there are."""

from collections.abc import Callable

from triage.scoring.files.checked import fault
from triage.scoring.files.yaml_text import Yaml


def of_kind(*kinds: str) -> Callable[[Yaml], Yaml]:
    """Return a check that a mapping names one of `kinds`; what is no mapping is left to the next check."""

    def check(content: Yaml) -> Yaml:
        if isinstance(content, dict) and content.get("kind") not in kinds:
            words = ", ".join(kinds)
            raise fault(f"Skriv kind som et af: {words}.", f"Write kind as one of: {words}.")
        return content

    return check
