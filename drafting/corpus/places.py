"""Where the data stands, and the languages it must speak."""

from __future__ import annotations

from pathlib import Path

import drafting

#: ``corpus/`` beside the package
DIRECTORY = Path(drafting.__file__).parent.parent / "corpus"

#: the languages a name must be given in
LANGUAGES = ("es", "en")
