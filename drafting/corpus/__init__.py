"""Loads and validates ``corpus/``: the data that drafts are measured against, editable by a lawyer.

Each kind of data has its module; ``rows`` reads a TOML file field by field and says file, row and field of
what is wrong (the seeds' manifest is read with it too).
"""

from drafting.corpus.check_rules import check_rules
from drafting.corpus.checklists import checklists, legal_authorities, read_checklist
from drafting.corpus.control_lists import control_lists, read_control_lists, reference_wording
from drafting.corpus.language import lexicon, read_lexicon
from drafting.corpus.placement import placement_rules, read_placement_rules
from drafting.corpus.places import DIRECTORY, LANGUAGES
from drafting.corpus.reviewers import read_reviewers, reviewers
from drafting.corpus.rows import Row
from drafting.corpus.stages import read_stages, stages

__all__ = [
    "DIRECTORY",
    "LANGUAGES",
    "Row",
    "check_rules",
    "checklists",
    "control_lists",
    "legal_authorities",
    "lexicon",
    "placement_rules",
    "read_checklist",
    "read_control_lists",
    "read_lexicon",
    "read_placement_rules",
    "read_reviewers",
    "read_stages",
    "reference_wording",
    "reviewers",
    "stages",
]
