"""A new text in the Word file of the draft it was made from.

Paragraphs that stay are the bytes they were; words that changed are exchanged in the runs they stand in; what
came looks like the nearest of its like; automatic numbers come out as the new text has them.
"""

from drafting.word.dress.work import Dressed, dress

__all__ = ["Dressed", "dress"]
