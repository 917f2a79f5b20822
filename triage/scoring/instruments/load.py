"""Read an instrument file."""

from triage.errors import Text
from triage.scoring.files.checked import read_checked
from triage.scoring.instruments.model import Instrument

_TITLE = Text("Instrumentet kan ikke bruges. Ret:", "The instrument cannot be used. Correct:")


def load_instrument(text: str) -> Instrument:
    """Return the instrument in the YAML `text`; raises RuleSetError that lists every fault."""
    instrument, _ = read_checked(text, Instrument, _TITLE)
    return instrument
