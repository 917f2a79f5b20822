"""How sources are reached: through which proxy, trusting which certificates, and which hosts at all."""

from functools import partial

from PySide6.QtWidgets import QLineEdit

from triage.access.acts import Act
from triage.worklist.network import Network, ProxyUse
from ui.administration.section import Section
from ui.background import Background
from ui.desks.desk import Desk
from ui.translate import tr
from ui.widgets.fields import choice
from ui.widgets.short_table import ShortTable


class NetworkSection(Section):
    """Kept in the store, for every workstation alike; the proxy's login stands in the keyring alone."""

    sees = (Act.SET_SOURCES, Act.SEE_USERS)
    sets = (Act.SET_SOURCES,)

    def __init__(self, desk: Desk, background: Background) -> None:
        told = tr("It counts for every workstation of this store. A source's own proxy comes before it.")
        super().__init__(desk, background, tr("Proxy and network"), told)
        self.table = ShortTable(tr("Proxy and network"), (tr("Setting"), tr("In force")))
        self.add(self.table)
        self.use = choice(tr("Proxy"), *((use_word(use), use) for use in ProxyUse))
        self.proxy, self.ca_file, self.hosts = QLineEdit(), QLineEdit(), QLineEdit()
        self.proxy.setPlaceholderText("http://proxy:8080")
        self.hosts.setPlaceholderText(tr("none: every source"))
        fields = (
            (tr("Proxy"), self.use),
            (tr("Address of the proxy"), self.proxy),
            (tr("File of own certificates (PEM)"), self.ca_file),
            (tr("Hosts allowed, with commas"), self.hosts),
        )
        self.add_form(tr("Change how sources are reached"), fields, tr("Save"), self.set)
        self.user, self.password = QLineEdit(), QLineEdit()
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        login = ((tr("User at the proxy"), self.user), (tr("Password"), self.password))
        self.add_form(tr("Login of the proxy"), login, tr("Put into the keyring"), self.keep_login)

    def refresh(self) -> None:
        """Read what is in force."""
        self.ask(self._desk.administration.network, self._show)

    def set(self) -> None:
        """Save how sources are reached."""
        hosts = tuple(host for host in self.hosts.text().replace(",", " ").split() if host)
        use = ProxyUse(self.use.currentData())
        proxy = self.proxy.text().strip() if use is ProxyUse.OWN else ""
        wanted = Network(use, proxy, self.ca_file.text().strip(), hosts)
        work = partial(self._desk.administration.set_network, wanted)
        self.carry_out(work, tr("Saved. Test a source under Sources."))

    def keep_login(self) -> None:
        """Put the proxy's login into the keyring; it is shown nowhere again."""
        work = partial(self._desk.administration.keep_proxy_login, self.user.text(), self.password.text())
        self.password.clear()
        self.carry_out(work, tr("The login is in the keyring of this computer's user."))

    def _show(self, network: Network) -> None:
        proxy = network.proxy if network.use is ProxyUse.OWN else use_word(network.use)
        rows = (
            (tr("Proxy"), proxy),
            (tr("File of own certificates (PEM)"), network.ca_file or tr("none")),
            (tr("Hosts allowed"), ", ".join(network.hosts) or tr("every host that is a source")),
        )
        self.table.show_rows([(name, (name, value)) for name, value in rows])
        self.use.setCurrentIndex(max(0, self.use.findData(network.use)))
        for field, text in ((self.proxy, network.proxy), (self.ca_file, network.ca_file)):
            field.setText(text)
        self.hosts.setText(", ".join(network.hosts))


def use_word(use: ProxyUse) -> str:
    """Return which proxy is used, as words."""
    words = {
        ProxyUse.NONE: tr("no proxy"),
        ProxyUse.SYSTEM: tr("that of the operating system"),
        ProxyUse.OWN: tr("an address of its own"),
    }
    return words[use]
