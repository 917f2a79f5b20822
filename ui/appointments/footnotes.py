"""What stands under the calendar: the clocks in words, where times on the road are from, and what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triage.coordination.travel.words import unknown_in_words
from ui.translate import in_language

if TYPE_CHECKING:
    from triage.workflow.coordinate.coordination import Coordination


def footnotes(shown: Coordination) -> str:
    """Return the lines; what is to be confirmed, or made up, is said in them."""
    unknown = unknown_in_words((str(shown.patient_key),) if shown.is_home_unknown else ())
    source = () if shown.travel_source is None else (shown.travel_source,)
    said = (in_language(one) for one in (*shown.clocks.values(), unknown, *source))
    return "\n".join(text[:1].upper() + text[1:] for text in said if text)
