"""The shipped catalogues, each read when first asked for: a window that only lists cases needs none of them."""

from collections.abc import Callable, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from triage.resources import resource

# What reads YAML, and numpy behind it, is imported on use: it costs the start of a window a quarter of a second.
if TYPE_CHECKING:
    from triage.clinical.observation import ReadingKind
    from triage.coordination.catalogue.service import ServiceCatalogue
    from triage.coordination.deadlines.limit import Limits
    from triage.coordination.reimbursement.rates import Rates
    from triage.coordination.travel.region import Region
    from triage.coordination.travel.table import Travel
    from triage.coordination.travel.transport import TransportRules
    from triage.errors import Text
    from triage.scoring.instruments.score import Instrument
    from triage.scoring.rules.model import RuleSet
    from triage.workflow.tune.rules_in_use import RulesInUse
    from triage.worklist.choices import Choices
    from triage.worklist.note_templates import NoteTemplates
    from triage.worklist.routing import Route
    from triage.worklist.working_hours import WorkingHours

_Read = TypeVar("_Read")

_WORKING_HOURS, _ROUTES, _CHOICES = "working_hours.yaml", "routes.yaml", "choices.json"
_TEMPLATES, _SERVICES = "templates.json", "services.yaml"
_REGION, _TRANSPORT, _LIMITS, _RATES = "region.yaml", "transport.yaml", "limits.yaml", "reimbursement.yaml"


class Catalogue:
    """What ships as data: kinds of readings, instruments, rule sets, travel times, working hours, routes.

    A department's own files in its data folder `home` count instead of the shipped ones, but for what judges patients:
    that is what a store's signed versions say (`follow`), and where `runs_examples` the shipped examples.
    """

    def __init__(self, home: Path | None = None, *, runs_examples: bool = False) -> None:
        self._home = home
        self._runs_examples = runs_examples
        self._read_rules: Callable[[], RulesInUse] | None = None
        self._rules: RulesInUse | None = None

    @property
    def home(self) -> Path | None:
        """Return the workstation's own folder, the same for the copy within it; None of no workstation."""
        return self._home

    @cached_property
    def kinds(self) -> "dict[str, ReadingKind]":
        """Return the kinds of readings by code."""
        from triage.scoring.readings.kinds import parse_kinds

        return dict(_parsed(parse_kinds, _text("readings", "readings.yaml")))

    @cached_property
    def travel(self) -> "Travel":
        """Return the minutes by car between the hospitals of the region."""
        return self.region.travel_for()

    @cached_property
    def region(self) -> "Region":
        """Return hospitals, towns and the ways between them; raises RuleSetError where the own file has faults."""
        from triage.coordination.travel.region_file import parse_region

        return _parsed(parse_region, self._own_or(_REGION, "travel"))

    @cached_property
    def services(self) -> "ServiceCatalogue":
        """Return what departments offer and who may book there; raises RuleSetError where the own file has faults."""
        from triage.coordination.catalogue.file import parse_services

        return _parsed(parse_services, self._own_or(_SERVICES, "coordination"))

    @cached_property
    def transport(self) -> "TransportRules":
        """Return when patient transport can be ordered; raises RuleSetError where the own file has faults."""
        from triage.coordination.travel.transport import parse_transport

        return _parsed(parse_transport, self._own_or(_TRANSPORT, "travel"))

    @cached_property
    def limits(self) -> "Limits":
        """Return how long patients may wait by law; raises RuleSetError where the own file has faults."""
        from triage.coordination.deadlines.limit_file import parse_limits

        return _parsed(parse_limits, self._own_or(_LIMITS, "limits"))

    @cached_property
    def reimbursement_rates(self) -> "Rates":
        """Return the rates of grants for travel; raises RuleSetError where the own file has faults."""
        from triage.coordination.reimbursement.rate_file import parse_rates

        return _parsed(parse_rates, self._own_or(_RATES, "reimbursement"))

    @cached_property
    def working_hours(self) -> "WorkingHours":
        """Return when the department is at work; raises RuleSetError where its own file has faults."""
        from triage.worklist.working_hours import parse_working_hours

        return _parsed(parse_working_hours, self._own_or(_WORKING_HOURS, "calendar"))

    @cached_property
    def routes(self) -> "tuple[Route, ...]":
        """Return which care team takes what; raises RuleSetError where the department's own file has faults."""
        from triage.worklist.routing import parse_routes

        return _parsed(parse_routes, self.route_file)

    @cached_property
    def route_file(self) -> str:
        """Return the file of routes that counts."""
        return self._own_or(_ROUTES, "routes")

    @cached_property
    def choices(self) -> "Choices":
        """Return the closed lists that decisions are made from."""
        from triage.worklist.choices import parse_choices

        return _parsed(parse_choices, self._own_or(_CHOICES, "decisions"))

    @cached_property
    def templates(self) -> "NoteTemplates":
        """Return what notes about decisions usually say."""
        from triage.worklist.note_templates import parse_templates

        return _parsed(parse_templates, self._own_or(_TEMPLATES, "decisions"))

    @cached_property
    def instruments(self) -> "dict[str, Instrument]":
        """Return the scored questionnaires by code."""
        from triage.scoring.instruments.score import load_instrument

        found = (_parsed(load_instrument, body) for body in _texts("instruments"))
        return {instrument.code: instrument for instrument in found}

    @property
    def rule_sets(self) -> "Mapping[str, RuleSet]":
        """Return the rule set that may judge patients now, for each programme that has one."""
        rules = self.rules_in_use
        if rules is not None:
            return rules.rule_sets
        return self.library if self._runs_examples else {}

    @property
    def rule_set_files(self) -> Mapping[str, str]:
        """Return the file of the rule set in use for each programme."""
        rules = self.rules_in_use
        if rules is not None:
            return rules.files
        return self.library_files if self._runs_examples else {}

    @property
    def refused(self) -> "Mapping[str, Text]":
        """Return why the rules of a programme may not judge patients, of each where somebody must look."""
        rules = self.rules_in_use
        return {} if rules is None else rules.refused

    @property
    def rules_in_use(self) -> "RulesInUse | None":
        """Return what a store's versions say, read when first asked for; None where no store is followed."""
        if self._rules is None and self._read_rules is not None:
            self._rules = self._read_rules()
        return self._rules

    def follow(self, read: "Callable[[], RulesInUse]") -> None:
        """Let the rules be what `read` finds in a store."""
        self._read_rules = read

    def use(self, rules: "RulesInUse") -> None:
        """Let these rules judge patients from now on."""
        self._rules = rules

    def read_again(self) -> None:
        """Read the rules of the store anew when they are asked for next."""
        if self._read_rules is not None:
            self._rules = None

    @cached_property
    def library(self) -> "Mapping[str, RuleSet]":
        """Return the shipped example for each programme."""
        return {programme: parsed_rule_set(body) for programme, body in self.library_files.items()}

    @cached_property
    def library_files(self) -> Mapping[str, str]:
        """Return the file of the shipped example for each programme."""
        found = {parsed_rule_set(body).programme: body for body in _texts("rulesets")}
        return {programme: body for programme, body in found.items() if programme}

    def _own_or(self, name: str, folder: str) -> str:
        """Return the department's own file of this name, else the one that ships in `folder`."""
        own = self._home / name if self._home else None
        return own.read_text(encoding="utf-8") if own is not None and own.is_file() else _text(folder, name)


def parsed_rule_set(body: str) -> "RuleSet":
    """Return the rule set in a file; the same file is read once, for a chart asks for every version in force."""
    from triage.scoring.rules.load import load_rule_set

    return _parsed(load_rule_set, body)


def _parsed(parse: Callable[[str], _Read], body: str) -> _Read:
    """Return what `parse` reads in a file: nobody can change it, and YAML takes 40 ms, so each text is read once."""
    found: _Read = _read_once(parse, body)
    return found


@lru_cache(maxsize=128)
def _read_once(parse: Callable[[str], Any], body: str) -> Any:  # noqa: ANN401 - what each parser makes of it
    return parse(body)


def _text(*parts: str) -> str:
    return resource(*parts).read_text(encoding="utf-8")


def _texts(folder: str) -> list[str]:
    files = sorted(resource(folder).iterdir(), key=lambda file: file.name)
    return [file.read_text(encoding="utf-8") for file in files if file.name.endswith(".yaml")]
