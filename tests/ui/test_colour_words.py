"""The words of the four colours are a fixed list; none of them can be taken for a finding ("positiv", "normal")."""

import pytest
from PySide6.QtWidgets import QApplication

from triage.clinical.colour import Colour
from ui.translate import colour_word, install_translator

WORDS = {"da": ("Rød", "Gul", "Grå", "Grøn"), "en": ("Red", "Yellow", "Grey", "Green")}


@pytest.mark.parametrize("language", WORDS)
def test_that_the_words_of_the_colours_are_these_and_no_others(qapp: QApplication, language: str) -> None:
    install_translator(qapp, language)
    ranked = sorted(Colour, key=lambda colour: colour.rank)
    assert tuple(colour_word(colour) for colour in ranked) == WORDS[language]
