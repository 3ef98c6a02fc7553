"""Sentences, dates and numbers in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Literal

from drafting.messages import LANGUAGES, catalogue, sentence
from drafting.model import Draft, Instrument, Language, Stage

#: the Royal Spanish Academy separates thousands by a thin space, and only from five digits on
THIN_SPACE = "\u202f"


def known(language: str) -> Language | None:
    """The language of that code, None if the workbench does not speak it."""
    return next((one for one in LANGUAGES if one == language), None)


def first_guess(locale: str | None) -> Language:
    """The language to begin in, from the browser's locale ("es-MX" gives "es"); English if it is neither."""
    head = (locale or "").replace("_", "-").split("-")[0].lower()
    return known(head) or "en"


@lru_cache(maxsize=256)
def _group(language: str, start: str) -> dict[str, str]:
    told = catalogue(language).items()
    return {key[len(start) :]: text for key, text in told if key.startswith(start)}


@dataclass(frozen=True, slots=True)
class Speech:
    """How to say things to one reader. ``language`` is "es" or "en"."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """The sentence ``key`` of the catalogue with its placeholders filled."""
        return sentence(key, self.language, **values)

    def group(self, prefix: str) -> dict[str, str]:
        """All sentences below ``prefix``, by the rest of their key: what a component needs to speak."""
        return dict(_group(self.language, f"{prefix}."))

    def quoted(self, text: str) -> str:
        """Words of a text, between the language's quotation marks."""
        return self("ui.quoted", text=text)

    def count(self, key: str, number: int) -> str:
        """``key``.one or ``key``.many with the number in it."""
        return self(f"{key}.{'one' if number == 1 else 'many'}", n=self.number(number))

    def number(self, value: int) -> str:
        """A whole number with its thousands separated as the language does."""
        if self.language == "es":
            return f"{value:,}".replace(",", THIN_SPACE) if abs(value) >= 10_000 else str(value)
        return f"{value:,}"

    def month(self, value: date) -> str:
        """The month, short: "ago 2026", "Aug 2026"."""
        return f"{self(f'ui.month.m{value.month:02}')[:3]} {value.year}"

    def date(self, value: date) -> str:
        """The day in words: "3 de agosto de 2026", "3 August 2026"."""
        return self("ui.date.long", day=value.day, month=self(f"ui.month.m{value.month:02}"), year=value.year)

    @property
    def date_format(self) -> Literal["DD/MM/YYYY", "YYYY-MM-DD"]:
        """How a date is typed."""
        return "DD/MM/YYYY" if self.language == "es" else "YYYY-MM-DD"

    def moment(self, value: datetime) -> str:
        """Day and hour on the reader's side of the world as the server knows it."""
        local = value.astimezone()
        return self("ui.date.moment", date=self.date(local.date()), time=f"{local:%H:%M}")

    def stage(self, stage_id: str, stages: tuple[Stage, ...]) -> str:
        """The name of a stage; an id nobody knows any more is shown as it is."""
        names = next((stage.names for stage in stages if stage.id == stage_id), {})
        return names.get(self.language) or names.get("en") or stage_id

    def draft(self, draft: Draft) -> str:
        """ "Borrador 11" / "Draft 11"."""
        return self("ui.draft.number", n=draft.number)

    def draft_choice(
        self, draft: Draft, stages: tuple[Stage, ...], instrument: Instrument | None = None
    ) -> str:
        """A draft as a line of a list: number, stage, date; with the instrument in front if given."""
        text = self(
            "ui.draft.choice",
            n=draft.number,
            stage=self.stage(draft.stage, stages),
            date=self.date(draft.date),
        )
        return (
            self("ui.draft.choice_of", instrument=instrument.short_title, draft=text) if instrument else text
        )
