"""Write a rule set as a file, so that reading it gives the same rule set and the same hash."""

from decimal import Decimal
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import SafeRepresenter

from triage.scoring.rules.content import content_of
from triage.scoring.rules.model import RuleSet

# A condition or a parameter stands on one line, however long.
_WIDTH = 100_000


class _ExactRepresenter(SafeRepresenter):
    """Writes numbers as they were read, and text in quotes wherever it could be taken for something else."""

    def ignore_aliases(self, data: object) -> bool:
        """Write out what stands in two places: a file may not refer to its other parts."""
        return True


def _number(representer: SafeRepresenter, value: Decimal) -> ScalarNode:
    text = format(value, "f")
    node: ScalarNode = representer.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)
    return node


_ExactRepresenter.add_representer(Decimal, _number)


def write_rule_set(rule_set: RuleSet) -> str:
    """Return the YAML 1.2 text of `rule_set`; remarks and comments of the file it came from are not kept."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Representer = _ExactRepresenter
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # ruamel types it as its default, None
    yaml.default_flow_style = None
    yaml.allow_unicode = True
    yaml.width = _WIDTH
    stream = StringIO()
    yaml.dump(content_of(rule_set), stream)
    return stream.getvalue()
