"""How the program reaches its sources: through which proxy, trusting whom, and which hosts at all."""

from dataclasses import dataclass
from enum import StrEnum

from triage.errors import Text


class ProxyUse(StrEnum):
    """No proxy, the one that the operating system names, or an address of its own."""

    NONE = "none"
    SYSTEM = "system"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Network:
    """`proxy` is an address without a login, used where `use` is OWN; `ca_file` names further certificates to trust.

    Where `hosts` are named, no other is asked for anything.
    """

    use: ProxyUse = ProxyUse.NONE
    proxy: str = ""
    ca_file: str = ""
    hosts: tuple[str, ...] = ()

    def allows(self, host: str) -> bool:
        """Return whether a host may be asked."""
        return not self.hosts or host.casefold() in {one.casefold() for one in self.hosts}

    @property
    def told(self) -> str:
        """Return it in one line, as the log has it."""
        proxy = self.proxy if self.use is ProxyUse.OWN else self.use.value
        return f"proxy {proxy}, CA {self.ca_file or '-'}, hosts {' '.join(self.hosts) or '-'}"


DIRECT = Network()


@dataclass(frozen=True, slots=True)
class Tried:
    """Whether the server of a source answered, and how many types of resources it says that it has (None: it is mute).

    `fault` says why it did not.
    """

    source: str
    host: str
    types: int | None = None
    fault: Text | None = None
