"""A redline inside the new draft's own Word file: its styles, lists, headers, tables and pictures stay.

``redline`` takes two .docx and gives the new one with every difference from the old as a tracked change.
"""

from drafting.word.native.write import Redlined, opening, redline

__all__ = ["Redlined", "opening", "redline"]
