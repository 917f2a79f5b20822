"""The colours as the linter's sentences name them."""

from triage.clinical.colour import Colour
from triage.errors import Text

COLOURS = {
    Colour.RED: Text("rød", "red"),
    Colour.YELLOW: Text("gul", "yellow"),
    Colour.GREY: Text("grå", "grey"),
    Colour.GREEN: Text("grøn", "green"),
}
