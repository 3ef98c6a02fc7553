"""Loads and validates ``corpus/``: the data that drafts are measured against, editable by a lawyer.

Each kind of data has its module; ``rows`` reads a TOML file field by field and says file, row and field of
what is wrong (the seeds' manifest is read with it too).
"""

from drafting.corpus.control_lists import control_lists, read_control_lists, reference_wording
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.rows import Row
from drafting.corpus.stages import read_stages, stages

__all__ = [
    "DIRECTORY",
    "LANGUAGES",
    "Row",
    "control_lists",
    "read_control_lists",
    "read_stages",
    "reference_wording",
    "stages",
]
