"""Everything that can go wrong in a way a person can mend, as one tree.

::

    DraftingError
    ├── UnreadableFile      the file cannot be read as a draft (empty, damaged, hostile, too large, unknown)
    ├── InvalidData         a file of corpus/ or seeds/ says something impossible
    ├── NotFound            no such instrument, draft, provision
    ├── Conflict            the same file again, a number taken, somebody was faster
    ├── BadRequest          an option or a value that makes no sense
    ├── Forbidden           the person's role does not suffice
    ├── StoreError          the database cannot be opened, written or trusted
    └── OfficeError         LibreOffice is not installed, too slow, or makes nothing of a file

Each error carries a ``code`` (the key of its sentence in ``drafting/locales``), a ``place`` (file, row,
field, provision) and the ``values`` the sentence needs; the sentence itself says what is wrong, where,
and what to do, in the reader's language.
"""

from __future__ import annotations

from datetime import datetime

from drafting.messages import moment, sentence


class DraftingError(Exception):
    """The root: catching it catches every error this project raises on purpose.

    ``code`` is the message key below ``error.``; ``values`` fill the sentence's placeholders; ``place``
    (may be empty) fills ``{place}``.
    """

    def __init__(self, code: str, *, place: str = "", **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.place = place
        self.values = values

    def sentence(self, language: str = "en") -> str:
        """What is wrong, where, and what to do, in one line; moments as the language says them."""
        said = {
            name: moment(value, language) if isinstance(value, datetime) else value
            for name, value in self.values.items()
        }
        return sentence(f"error.{self.code}", language, place=self.place, **said)

    def __str__(self) -> str:
        return self.sentence()


class UnreadableFile(DraftingError):
    """The file cannot be read as a draft."""


class InvalidData(DraftingError):
    """A data file (corpus, seeds, checklist) says something impossible; ``place`` names file, row, field."""


class NotFound(DraftingError):
    """No such instrument, draft or provision."""


class Conflict(DraftingError):
    """What was asked collides with what is there already."""


class BadRequest(DraftingError):
    """An option or a value that makes no sense."""


class Forbidden(DraftingError):
    """The role of the person who asked does not suffice for it."""


class StoreError(DraftingError):
    """The database cannot be opened, written or trusted."""


class OfficeError(DraftingError):
    """LibreOffice is not installed, did not end in time, or made nothing of a file."""
