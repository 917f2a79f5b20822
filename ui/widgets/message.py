"""A line that says what goes on, or what went wrong."""

from ui.widgets.plain_label import PlainLabel


class Message(PlainLabel):
    """Muted or an error; it takes no room while there is nothing to say."""

    def say(self, text: str, role: str = "muted") -> None:
        """Say `text` and be seen, or with "" be gone."""
        super().say(text, role)
        self.setVisible(bool(text))
