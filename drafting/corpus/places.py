"""Where the data stands, and the languages a name must be given in."""

from __future__ import annotations

from pathlib import Path

import drafting
from drafting.messages import LANGUAGES

__all__ = ["DIRECTORY", "LANGUAGES"]

#: ``corpus/`` beside the package
DIRECTORY = Path(drafting.__file__).parent.parent / "corpus"
