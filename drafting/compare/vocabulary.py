"""Words that bind sentences together and say little by themselves, in both languages."""

from __future__ import annotations

FUNCTION_WORDS: frozenset[str] = frozenset(
    # a text reads better here than a list of a hundred strings
    """
    a al ante con cual cuales cuando de del desde e el ella ellas ello ellos en entre es esta estas este esto
    estos ha han hasta la las le les lo los mas mediante o para pero por que qué se ser será serán si sin
    sobre son su sus también tal tales u un una unas uno unos y ya
    an and are as at be been by for from has have he her his if in into is it its of on or she so such than
    that the their them then there these they this those to was were which who will with
    """.split()  # noqa: SIM905
)
