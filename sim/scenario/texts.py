"""Texts in several languages, and mappings that nobody can change afterwards."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, Field, GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

FIRST_LANGUAGE = "en"
"""The language of a text that is given without one."""
LONGEST_TEXT = 4_000


class FrozenMap[V](Mapping[str, V]):
    """A mapping that can be read, compared, hashed and pickled, and not changed."""

    __slots__ = ("_pairs",)
    _pairs: tuple[tuple[str, V], ...]

    def __init__(self, values: Mapping[str, V]) -> None:
        object.__setattr__(self, "_pairs", tuple(values.items()))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __reduce__(self) -> tuple[type, tuple[dict[str, V]]]:
        return type(self), (dict(self),)

    def __getitem__(self, key: str) -> V:
        for name, value in self._pairs:
            if name == key:
                return value
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (name for name, _ in self._pairs)

    def __len__(self) -> int:
        return len(self._pairs)

    def __hash__(self) -> int:
        return hash(frozenset(self._pairs))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({dict(self)!r})"

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """A mapping of names to whatever the brackets behind the class name."""
        arguments = getattr(source, "__args__", (Any,))
        values = core_schema.dict_schema(
            core_schema.str_schema(), handler.generate_schema(arguments[0])
        )
        return _kept(cls, values)


def _kept(cls: type, values: core_schema.CoreSchema) -> core_schema.CoreSchema:
    return core_schema.no_info_after_validator_function(
        cls, values, serialization=core_schema.plain_serializer_function_ser_schema(thawed)
    )


class Text(FrozenMap[str]):
    """What a person reads, by language; `str(text)` is the English."""

    __slots__ = ()

    def spoken(self, language: str) -> str:
        """The text in a language; where that is missing, in English, else in any."""
        return self.get(language) or self.get(FIRST_LANGUAGE) or next(iter(self.values()))

    def __str__(self) -> str:
        return self.spoken(FIRST_LANGUAGE)

    @classmethod
    def __get_pydantic_core_schema__(
        cls, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """A mapping of languages to texts, or a plain text, which is English."""
        del source, handler
        language = core_schema.str_schema(pattern="^[a-z]{2}$")
        words = core_schema.str_schema(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT)
        values = core_schema.dict_schema(language, words, min_length=1)
        return _kept(cls, core_schema.no_info_before_validator_function(_by_language, values))

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Both ways to write a text, for editors."""
        del schema, handler
        words = {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}
        by_language = {
            "type": "object",
            "properties": {"en": words, "de": words},
            "patternProperties": {"^[a-z]{2}$": words},
            "additionalProperties": False,
            "minProperties": 1,
        }
        return {"anyOf": [words, by_language], "text": True}


def _by_language(value: object) -> object:
    if isinstance(value, str | dict):
        return {FIRST_LANGUAGE: value} if isinstance(value, str) else value
    raise PydanticCustomError("string_type", "text, or texts by language")


def frozen(value: Any) -> Any:
    """A value of a file made unchangeable: mappings and lists all the way down."""
    match value:
        case Mapping():
            return FrozenMap({key: frozen(item) for key, item in value.items()})
        case list() | tuple():
            return tuple(frozen(item) for item in value)
    return value


def thawed(value: Any) -> Any:
    """The same value as plain dicts and lists."""
    match value:
        case Mapping():
            return {key: thawed(item) for key, item in value.items()}
        case list() | tuple():
            return [thawed(item) for item in value]
    return value


_ID = re.compile(r"[a-z][a-z0-9]*([_-][a-z0-9]+)*")


def is_id(value: str) -> bool:
    """Whether a text can be the id of something."""
    return len(value) <= 60 and _ID.fullmatch(value) is not None  # noqa: PLR2004


def _checked_id(value: str) -> str:
    if not is_id(value):
        raise PydanticCustomError(
            "sentence", "should be lower-case words joined by hyphens, at most 60 characters"
        )
    return value


Id = Annotated[
    str, AfterValidator(_checked_id), Field(json_schema_extra={"pattern": f"^{_ID.pattern}$"})
]
"""A name that other parts of the file, and files, refer to."""
Name = Annotated[str, Field(min_length=1, max_length=80)]
"""A name that is the same in every language."""
