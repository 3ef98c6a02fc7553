"""Run by the system's Python, which has LibreOffice's ``uno``: review Word files as their reviewers do.

    review_in_office.py PIPE REQUEST.json      REQUEST: [[path, out, author, [act, ...]], ...]

An act is its name and its words: see ``ACTS``. Words are found as they stand at that moment. Changes are
recorded from ["record", "on"] to ["record", "off"]. Saved as .docx by LibreOffice itself.
"""

import json
import sys
from pathlib import Path

from in_office import connect, leave, opened, option, press, save, service

PROFILE = "/org.openoffice.UserProfile/Data"
PARAGRAPH_BREAK = 0


def sign(context, author):
    provider = service(context, "configuration.ConfigurationProvider")
    node = option("nodepath", PROFILE)
    update = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", (node,)
    )
    update.setPropertyValue("givenname", author)
    update.setPropertyValue("sn", "")
    update.commitChanges()


class Desk:
    """A file that is open, and who works on it."""

    def __init__(self, context, document, author):
        self.context, self.document, self.author = context, document, author

    def found(self, words):
        search = self.document.createSearchDescriptor()
        search.SearchString, search.SearchCaseSensitive = words, True
        place = self.document.findFirst(search)
        assert place is not None, f"{words} is not in the file"
        return place

    def across(self, first, last):
        """From the beginning of the first words to the end of the last."""
        place = self.found(first)
        text = place.getText()
        cursor = text.createTextCursorByRange(place.getStart())
        cursor.gotoRange(self.found(last).getEnd(), True)
        return text, cursor

    def record(self, state):
        self.document.RecordChanges = state == "on"

    def say(self, words, said):
        self.note(self.found(words), said)

    def say_across(self, first, last, said):
        self.note(self.across(first, last)[1], said)

    def note(self, place, said):
        note = self.document.createInstance("com.sun.star.text.textfield.Annotation")
        note.Author, note.Content = self.author, said
        place.getText().insertTextContent(place, note, True)

    def put(self, words, new):
        self.found(words).setString(new)

    def behind(self, words, new):
        place = self.found(words)
        place.getText().insertString(place.getEnd(), new, False)

    def strike(self, first, last):
        self.across(first, last)[1].setString("")

    def strike_line(self, words):
        """A paragraph with its end, as when it is chosen as a whole."""
        place = self.found(words)
        cursor = place.getText().createTextCursorByRange(place.getStart())
        cursor.gotoStartOfParagraph(False)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        cursor.setString("")

    def strike_row(self, words):
        """A row of a table, through the menu."""
        self.document.CurrentController.getViewCursor().gotoRange(self.found(words).getEnd(), False)
        self.press("DeleteRows")

    def join(self, words):
        """Take the end of a paragraph out."""
        place = self.found(words)
        cursor = place.getText().createTextCursorByRange(place.getEnd())
        cursor.gotoEndOfParagraph(False)
        cursor.goRight(1, True)
        cursor.setString("")

    def part(self, words):
        """Begin a new paragraph behind the words."""
        place = self.found(words)
        place.getText().insertControlCharacter(place.getEnd(), PARAGRAPH_BREAK, False)

    def line(self, words, new):
        """A paragraph of its own behind the one that has these words."""
        place = self.found(words)
        text = place.getText()
        cursor = text.createTextCursorByRange(place.getEnd())
        cursor.gotoEndOfParagraph(False)
        text.insertControlCharacter(cursor, PARAGRAPH_BREAK, False)
        text.insertString(cursor, new, False)

    def carry(self, first, last, behind):
        """Cut whole paragraphs and paste them behind the paragraph of other words."""
        view = self.document.CurrentController.getViewCursor()
        text, cursor = self.across(first, last)
        cursor.gotoStartOfParagraph(False)
        cursor.gotoRange(self.found(last).getEnd(), True)
        cursor.gotoEndOfParagraph(True)
        cursor.goRight(1, True)
        view.gotoRange(cursor, False)
        self.press("Cut")
        place = text.createTextCursorByRange(self.found(behind).getEnd())
        place.gotoEndOfParagraph(False)
        place.goRight(1, False)
        view.gotoRange(place, False)
        self.press("Paste")

    def up(self, words):
        """Move a paragraph above the one before it."""
        self.document.CurrentController.getViewCursor().gotoRange(self.found(words).getEnd(), False)
        self.press("MoveUp")

    def press(self, command):
        press(self.context, self.document, command)


ACTS = (
    "record", "say", "say_across", "put", "behind", "strike", "strike_line", "strike_row", "join", "part",
    "line", "carry", "up",
)  # fmt: skip


def review(context, path, out, author, acts):
    sign(context, author)
    document = opened(context, path)
    try:
        desk = Desk(context, document, author)
        for name, *words in acts:
            assert name in ACTS, name
            getattr(desk, name)(*words)
        save(document, out, "MS Word 2007 XML")
    finally:
        document.close(True)


def main():
    pipe, request = sys.argv[1:]
    context = connect(pipe)
    for one in json.loads(Path(request).read_text(encoding="utf-8")):
        review(context, *one)
    leave(context)


if __name__ == "__main__":
    main()
