"""Files as pydantic models: the shape of a file is declared, and every fault comes back with its line and the cure."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PlainValidator, StrictBool, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from triage.errors import Text
from triage.scoring.files.cures import cure
from triage.scoring.files.faults import Faults
from triage.scoring.files.yaml_text import Yaml, item_step, read_yaml, step
from triage.scoring.numbers import LIMIT, MAX_DECIMALS, fits

_Model = TypeVar("_Model", bound="Checked")
_Item = TypeVar("_Item")
_FAULT = "fault"


class Checked(BaseModel):
    """A mapping of a file: frozen, and a field that is none of its own is a fault, for it may be a misspelling."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def fault(da: str, en: str) -> PydanticCustomError:
    """Return what a validator raises: what to write instead, in both languages."""
    return PydanticCustomError(_FAULT, "{en}", {"da": da, "en": en})


def read_checked(text: str, model: type[_Model], title: Text) -> tuple[_Model, Mapping[str, int]]:
    """Return the YAML `text` as a `model`, and the line of each path in it.

    Raises RuleSetError, opened by `title`, that lists every fault.
    """
    written = read_yaml(text)
    faults = Faults(title, written.lines)
    found = checked(written.content, model, faults)
    faults.check()
    if found is None:
        raise AssertionError("a file that is no model has a fault")
    return found, written.lines


def checked(content: Yaml, model: type[_Model], faults: Faults) -> _Model | None:
    """Return `content` as a `model`, or None after its faults were noted."""
    try:
        return model.model_validate(content)
    except ValidationError as found:
        for error in found.errors(include_url=False):
            path, places = _walked(error, content)
            words = _words(error, model, places)
            faults.add(path, words.da, words.en)
        return None


def _words(error: ErrorDetails, model: type[Checked], places: tuple[str, ...]) -> Text:
    context = error.get("ctx") or {}
    if error["type"] == _FAULT:
        return Text(str(context["da"]), str(context["en"]))
    known = sorted(_fields_at(model, places[:-1])) if error["type"] == "extra_forbidden" else ()
    return cure(error["type"], {name: str(value) for name, value in context.items()}, known)


def _walked(error: ErrorDetails, content: Yaml) -> tuple[str, tuple[str, ...]]:
    """Return the path of an error and the names on its way, without the tags of unions, which stand in no file."""
    path, names = "", []
    for part in error["loc"]:
        if isinstance(part, int) and isinstance(content, list) and part < len(content):
            path, content = item_step(path, part, content[part]), content[part]
        elif isinstance(part, str) and isinstance(content, dict) and part in content:
            path, content = step(path, part), content[part]
            names.append(part)
    return step(path, str(error["loc"][-1])) if error["type"] == "missing" else path, tuple(names)


def _fields_at(model: type[Checked], names: tuple[str, ...]) -> set[str]:
    """Return the fields of the models that the mapping behind `names` may be."""
    models = {model}
    for name in names:
        fields = [one.model_fields[name] for one in models if name in one.model_fields]
        models = {found for field in fields for found in _models(field.annotation)} or models
    return {field for one in models for field in one.model_fields}


def _models(annotation: Any) -> Iterator[type[Checked]]:  # noqa: ANN401 - an annotation can be anything
    if isinstance(annotation, type) and issubclass(annotation, Checked):
        yield annotation
    for inner in get_args(annotation):
        yield from _models(inner)


def _filled(value: tuple[_Item, ...]) -> tuple[_Item, ...]:
    if not value:
        raise fault("Skriv en liste med mindst ét element.", "Write a list with at least one item.")
    return value


def _number(value: Yaml) -> Decimal:
    if isinstance(value, Decimal) and fits(value):
        return value
    raise fault(
        f"Skriv et tal under {LIMIT} med højst {MAX_DECIMALS} decimaler og punktum, f.eks. 88.5.",
        f"Write a number below {LIMIT} with at most {MAX_DECIMALS} decimals and a point, e.g. 88.5.",
    )


def _whole(value: Yaml) -> int:
    if isinstance(value, Decimal) and fits(value) and value == value.to_integral_value():
        return int(value)
    raise fault("Skriv et helt tal.", "Write a whole number.")


def _name(value: Yaml) -> str:
    if isinstance(value, str) and value.strip():
        return value
    raise fault("Skriv en tekst (i anførselstegn).", "Write a text (in quotes).")


def _both(value: Yaml) -> Text:
    if isinstance(value, dict) and set(value) == {"da", "en"}:
        return Text(_name(value["da"]), _name(value["en"]))
    raise fault(
        "Skriv teksten på begge sprog: {da: \"...\", en: \"...\"}.",
        "Write the text in both languages: {da: \"...\", en: \"...\"}.",
    )


Number = Annotated[Decimal, PlainValidator(_number)]
Whole = Annotated[int, BeforeValidator(_whole)]
Name = Annotated[str, PlainValidator(_name)]
Both = Annotated[Text, PlainValidator(_both)]
Flag = StrictBool
# For a list that must hold something; pydantic's own length would also count the items that are faulty.
Filled = AfterValidator(_filled)
