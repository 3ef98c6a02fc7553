"""Run by the system's Python, which has LibreOffice's ``uno``: review Word files as their reviewers do.

    review_in_office.py PIPE REQUEST.json      REQUEST: [[path, out, author, [[find, put]], [[find, text]]], ...]

Of each file: the comments of ``author`` on the words found, then, with the recording of changes switched on,
other words put in place of those found ("+..." puts them behind). Saved as .docx by LibreOffice itself.
"""

import json
import sys
from pathlib import Path

from resolve_in_office import connect, option

PROFILE = "/org.openoffice.UserProfile/Data"


def sign(context, author):
    provider = context.ServiceManager.createInstanceWithContext(
        "com.sun.star.configuration.ConfigurationProvider", context
    )
    node = option("nodepath", PROFILE)
    update = provider.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", (node,)
    )
    update.setPropertyValue("givenname", author)
    update.setPropertyValue("sn", "")
    update.commitChanges()


def found(document, words):
    search = document.createSearchDescriptor()
    search.SearchString = words
    place = document.findFirst(search)
    assert place is not None, f"{words} is not in the file"
    return place


def review(context, path, out, author, changes, comments):
    sign(context, author)
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, (option("Hidden", True),))
    try:
        for words, text in comments:
            place = found(document, words)
            note = document.createInstance("com.sun.star.text.textfield.Annotation")
            note.Author, note.Content = author, text
            place.getText().insertTextContent(place, note, True)
        document.RecordChanges = True
        for words, new in changes:
            place = found(document, words)
            if new.startswith("+"):
                place.getText().insertString(place.getEnd(), new[1:], False)
            else:
                place.setString(new)
        document.storeToURL(Path(out).as_uri(), (option("FilterName", "MS Word 2007 XML"),))
    finally:
        document.close(True)


def main():
    pipe, request = sys.argv[1:]
    context = connect(pipe)
    for one in json.loads(Path(request).read_text(encoding="utf-8")):
        review(context, *one)
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    try:
        desktop.terminate()
    except Exception:  # the office may hang up before it answers
        return


if __name__ == "__main__":
    main()
