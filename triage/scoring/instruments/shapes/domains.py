"""The mean of domains, each the mean of its items on 0-100 (KCCQ-12)."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from triage.errors import Text
from triage.scoring.files.checked import Both, Checked, Name, Whole
from triage.scoring.instruments.bands import Banded
from triage.scoring.instruments.items import Values
from triage.scoring.instruments.result import Score
from triage.scoring.numbers import round_half_up


class Domain(Checked):
    """A domain stands when at least `need` of its items are answered; each item is laid out by its own range."""

    label: Both
    items: tuple[Name, ...]
    need: Whole

    def mean(self, values: Values) -> Decimal | None:
        """Return the domain on 0-100, not rounded."""
        shares = [
            (value - low) / (high - low) * 100
            for item in self.items
            if (value := values.known[item]) is not None
            for low, high in [values.items[item].ends]
        ]
        return sum(shares, Decimal(0)) / len(shares) if len(shares) >= max(1, self.need) else None


class Domains(Banded):
    """The mean of the domains there are; a missing answer can take a whole domain away, so there are no bounds."""

    kind: Literal["domains"]
    domains: Mapping[Name, Domain]
    decimals: Whole

    def named(self) -> Iterator[str]:
        """Yield every item of every domain."""
        for domain in self.domains.values():
            yield from domain.items

    def named_words(self) -> Iterator[tuple[str, Text]]:
        """Yield the words of every domain and of every band."""
        yield from super().named_words()
        yield from ((name, domain.label) for name, domain in self.domains.items())

    def score(self, values: Values) -> Score:
        """Return the mean of the unrounded domains; the domains, rounded, are parts."""
        found = {name: domain.mean(values) for name, domain in self.domains.items()}
        means = [mean for mean in found.values() if mean is not None]
        scored = round_half_up(sum(means, Decimal(0)) / len(means), self.decimals) if means else None
        missing = values.missing(values.counted)
        return Score(
            score=scored,
            category=self.category(scored),
            n_missing=missing,
            prorated=scored is not None and missing > 0,
            parts={
                name: Score(
                    None if mean is None else round_half_up(mean, self.decimals),
                    n_missing=values.missing(self.domains[name].items),
                )
                for name, mean in found.items()
            },
        )
