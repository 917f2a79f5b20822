"""How far the signed steps of programmes were seen on a workstation: a store that has fewer is not believed."""

from collections.abc import Mapping, Sequence

from triage.access.rule_versions.register import Mark
from triage.access.rule_versions.version import Signed
from triage.clinical.canonical import text_hash
from triage.errors import Text


def mark_of(steps: Sequence[Signed]) -> Mark:
    """Return how many steps there are and the hash of them: a signature stands for all that it was given to."""
    return len(steps), text_hash("\n".join(one.signature for one in steps))


def seen_fault(steps: Sequence[Signed], mark: Mark | None) -> Text | None:
    """Return why the steps of a programme are not those that were seen here, None where they go on from them."""
    return None if mark is None or mark_of(steps[: mark[0]]) == mark else FORGOTTEN


def marks_of(steps: Mapping[str, Sequence[Signed]]) -> Mapping[str, Mark]:
    """Return how far the steps of each programme go."""
    return {programme: mark_of(found) for programme, found in steps.items() if found}


FORGOTTEN = Text(
    "Databasen mangler underskrevne trin, som denne arbejdsplads har set: den er ældre (en sikkerhedskopi), eller den "
    "er ændret. Er den hentet fra en sikkerhedskopi med vilje, så se, hvilke regler den har, og lad en administrator "
    "fastgøre nøglen igen: triage rules keys unpin, derefter pin.",
    "The database lacks signed steps that this workstation has seen: it is older (a backup), or was changed. If it was "
    "restored from a backup on purpose, look at which rules it has, and let an administrator pin the key again: triage "
    "rules keys unpin, then pin.",
)
