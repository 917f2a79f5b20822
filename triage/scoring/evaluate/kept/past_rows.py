"""Inputs that were made for moments of the past, as columns and as the bytes in which rows are kept."""

from collections.abc import Sequence

import numpy as np

from triage.scoring.evaluate.columns import Column
from triage.scoring.evaluate.kept.layout import Layout
from triage.scoring.evaluate.kept.moments import MadeInput, MadeInputs
from triage.scoring.rules.model import ValueType


def as_columns(layout: Layout, made: MadeInputs) -> dict[str, Column]:
    """Return the inputs as the evaluator compares them."""
    return {kept.name: _column(kept.decimals, kept.codes, kept.type, made.inputs[kept.name]) for kept in layout.inputs}


def as_bodies(layout: Layout, made: MadeInputs) -> list[bytes]:
    """Return the bytes of each moment as `kept_row` would have made them."""
    count, rows = len(layout.inputs), made.doubted.size
    shape = np.dtype([("status", "u1", (count,)), ("values", "<i8", (count,))])
    found = np.zeros(rows, shape)
    for place, kept in enumerate(layout.inputs):
        found["status"][:, place] = made.inputs[kept.name].status
        found["values"][:, place] = made.inputs[kept.name].values
    whole = found.tobytes()
    return [whole[at : at + shape.itemsize] for at in range(0, len(whole), shape.itemsize)]


def _column(decimals: int, codes: Sequence[str], type_: ValueType, made: MadeInput) -> Column:
    if codes or type_ is not ValueType.TEXT:
        return Column(made.values, made.status, decimals, tuple(codes))
    texts = tuple(sorted(set(made.texts.values())))
    values = made.values.copy()
    for moment, text in made.texts.items():
        values[moment] = texts.index(text)
    return Column(values, made.status, 0, texts)
