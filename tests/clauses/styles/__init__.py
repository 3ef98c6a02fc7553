"""Laws in the manner of many countries, written for these tests and labelled line by line before they were read.

None of them is the law of any country; the sentences are ours. Lines that begin with ``@`` stand before the
provision that they are about, and say what a reader finds in it:

    @ P kind least most unit          a sanction ("-" where the text says nothing)
    @ C length unit counting          a time limit; "from=word" what it runs from, "silence=" what silence means
    @ F function body                 what a public body does
    @ D kind                          a duty of those the law speaks to
    @ G instrument                    what is left to a lower rule

A provision without such a line says nothing of the kind. ``first`` was used to find what is missing; ``second`` was
written afterwards, read once before anything was mended for it, and so was each set that came later.
"""
