"""Handlers of the keys that show pages, and that act on the full page in front."""

from ui.frame.frame import ADMINISTRATION, APPOINTMENTS, AUDIT, DEVICES, GREENS, INTAKE, THRESHOLDS, WORKLIST
from ui.keys.handlers import Handlers


class PageKeys(Handlers):
    """Pages, and what each of them is there for."""

    def show_worklist(self) -> None:
        """Show the worklist with the patient's page."""
        self._frame.show_page(WORKLIST)
        self._frame.bring_list()

    def show_appointments(self) -> None:
        """Show what is at odds in appointments, and those of the patient chosen."""
        self._frame.show_page(APPOINTMENTS)

    def show_intake(self) -> None:
        """Show the sources and what is held back."""
        self._frame.show_page(INTAKE)

    def show_devices(self) -> None:
        """Show the devices and what rests on them."""
        self._frame.show_page(DEVICES)

    def show_audit(self) -> None:
        """Show the audit log: what is to be reviewed, what stands in it, and how it is."""
        self._frame.show_page(AUDIT)

    def show_greens(self) -> None:
        """Show the greens: who can be closed together, and why the others can not."""
        self._frame.show_page(GREENS)

    def show_administration(self) -> None:
        """Show what an administrator and the department head set."""
        self._frame.show_page(ADMINISTRATION)

    def show_thresholds(self) -> None:
        """Show the limits of the programmes, and what moving them would have meant."""
        self._frame.show_page(THRESHOLDS)

    def tick_green(self) -> None:
        """Leave the green chosen out of those that are closed together, or take it in again."""
        page = self._page()
        if page is not None:
            page.tick()

    def invalidate_device(self) -> None:
        """Ask which readings of the device chosen are to be invalidated."""
        page = self._page()
        if page is not None:
            page.act()

    def retry_held(self) -> None:
        """Read the held resource chosen again."""
        page = self._page()
        if page is not None:
            page.retry()

    def retry_all_held(self) -> None:
        """Read everything again that is listed in quarantine."""
        page = self._page()
        if page is not None:
            page.retry_all()

    def verify_log(self) -> None:
        """Prove the audit log whole."""
        page = self._page()
        if page is not None:
            page.verify()

    def extract_log(self) -> None:
        """Give a citizen what the audit log tells."""
        page = self._page()
        if page is not None:
            page.extract()
