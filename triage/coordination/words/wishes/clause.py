"""One clause of what is typed, while it is read from left to right."""

from dataclasses import dataclass, field
from datetime import date

from triage.coordination.words.wishes.parts import Part
from triage.coordination.words.wishes.tokens import Kind, Token

NOTHING = Token("", Kind.END)


class UnclearError(Exception):
    """A clause that could be meant in two ways, so that none of it is taken."""


@dataclass(slots=True)
class Clause:
    """A clause while it is read: what it came to, what was not understood, and whether it is about what cannot be."""

    tokens: list[Token]
    today: date
    at: int = 0
    parts: list[Part] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    mode: Kind | None = None
    is_used: bool = False
    is_fresh: bool = False
    pending: list[Token] = field(default_factory=list)

    def peek(self, ahead: int = 0) -> Token:
        """Return a token to come without taking it."""
        return self.tokens[self.at + ahead] if self.at + ahead < len(self.tokens) else NOTHING

    def take(self) -> Token:
        """Return the next token and go on."""
        token = self.peek()
        self.at += 1
        return token

    def skip_fillers(self) -> None:
        """Go past words that carry nothing."""
        while self.peek().kind is Kind.FILLER:
            self.at += 1

    def use(self) -> None:
        """Note that what can or cannot be has been said of something."""
        self.is_used, self.is_fresh = True, False

    @property
    def is_not(self) -> bool:
        """Return whether it is about what cannot be."""
        return self.mode is Kind.NOT

    @property
    def is_about_companion(self) -> bool:
        """Return whether it is about who comes along."""
        return any(token.kind is Kind.SOMEONE for token in self.tokens)
