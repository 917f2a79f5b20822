"""A file is changed where it says something else, in whatever style it is written."""

from textwrap import dedent

import pytest

from triage.scoring.drafts.patch import UnpatchableError, patched
from triage.scoring.drafts.rewritten import said_instead
from triage.scoring.files.yaml_text import read_yaml


def said(text: str, wanted: str) -> str:
    clean, content = dedent(text).lstrip("\n"), read_yaml(wanted).content
    found = patched(clean, read_yaml(clean), content)
    assert read_yaml(found).content == content
    return found


def test_that_remarks_between_and_behind_the_parts_of_a_block_stay():
    text = """
        a:
          # about one
          - one  # behind one
          # about two
          - two
        """
    assert said(text, "a: [two]") == "a:\n  # about one\n  # about two\n  - two\n"
    assert said(text, "a: [two, one]").splitlines()[1:] == [
        "  # about one",
        "  - two",
        "  - one  # behind one",
        "  # about two",
    ]


def test_that_what_is_written_over_several_lines_between_brackets_stays_so():
    text = """
        a: [one,  # behind one
            two]
        """
    assert said(text, "a: [one, two, three]") == "a: [one,  # behind one\n    two, three]\n"
    assert said(text, "a: [one, other]") == "a: [one,  # behind one\n    other]\n"


def test_that_what_was_left_out_is_filled_before_the_remark_behind_it():
    assert said("a:   # nobody yet\nb: x\n", "{a: other, b: x}") == "a: other   # nobody yet\nb: x\n"


def test_that_a_key_called_otherwise_keeps_its_place_and_value():
    assert said("a: {x: 1, y: '2'}  # r\n", "a: {z: 1, y: '2'}") == "a: {z: 1, y: '2'}  # r\n"


def test_that_quotes_stay_quotes():
    assert said('a: "one"\n', "a: two") == 'a: "two"\n'


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a:\n- x: 1\n  y: 2\n- x: 3\n", "a: [{x: 3}]"),
        ("a:\n- x: 1\n  y: 2\n", "a: [{x: 1, z: 3, y: 2}]"),
        ("a:\n- - 1\n  - 2\n- - 3\n", "a: [[3], [1, 2]]"),
        ("a:\n- - 1\n  - 2\n  - 3\n", "a: [[4, 5]]"),
        ("a:\n- 1\n- 2\n", "a: []"),
        ("a: []\n", "a: [{x: null}]"),
        ("a: |\n  text\n  more\nb: 1\n", "{a: other, b: 1}"),
        ("a:\n  b:\n    - 1\n", "a: {c: 2}"),
        ("a: 1", "a: 2"),
    ],
)
def test_that_every_style_can_be_changed(text: str, wanted: str):
    found = said_instead(text, read_yaml(wanted).content)
    assert found is not None
    assert read_yaml(found).content == read_yaml(wanted).content


def test_that_a_text_that_cannot_be_changed_in_place_is_left_to_be_written_anew():
    assert said_instead("a: 1\nb: 2", read_yaml("a: 1").content) is None
    with pytest.raises(UnpatchableError):
        patched("", read_yaml(""), {"a": 1})
