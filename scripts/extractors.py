"""Reads PDFs with several programs and compares each with the .txt of the same name beside it."""

import glob
import io
import logging
import os
import shutil
import subprocess
import sys
from collections import Counter

import pdfminer.high_level
import pymupdf
import pypdf

logging.disable(logging.WARNING)


def pdftotext(path):
    return run("pdftotext", "-raw", path, "-")


def pdftotext_by_place(path):
    return run("pdftotext", path, "-")


def pymupdf_text(path):
    with pymupdf.open(path) as document:
        return "\n".join(page.get_text(flags=pymupdf.TEXTFLAGS_TEXT) for page in document)


def pdfminer_text(path):
    return pdfminer.high_level.extract_text(path)


def pypdf_text(path):
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(path).pages)


JARS = [
    name
    for pattern in ("pdfbox2.jar", "pdfbox2-tools.jar", "fontbox2.jar", "commons-logging.jar")
    for name in glob.glob("/usr/share/java/" + pattern)
]


def pdfbox(path):
    return run(
        "java", "-cp", ":".join(JARS), "org.apache.pdfbox.tools.ExtractText", "-console", "-encoding", "UTF-8", path
    )


def run(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


# Whether a reader keeps the order of drawing.
READERS = {"pymupdf": (pymupdf_text, True), "pypdf": (pypdf_text, True), "pdfminer": (pdfminer_text, False)}
if shutil.which("pdftotext"):
    READERS["pdftotext -raw"] = (pdftotext, True)
    READERS["pdftotext"] = (pdftotext_by_place, False)
if len(JARS) == 4 and shutil.which("java"):
    READERS["pdfbox"] = (pdfbox, True)


def bare(text):
    return "".join(text.split())


def difference(read, wanted, keeps_order):
    """What is wrong with the text that was read, as a sentence; nothing where nothing is."""
    plain = " ".join(read.split())
    # A hyphen at a line's end is taken for one that the line's end has brought.
    loose = plain.replace("-", "")
    broken = [
        word for word in wanted.split() if word not in plain and word.replace("-", "") not in loose
    ]
    if broken:
        return f"{len(broken)} words broken: " + " ".join(broken[:5])
    given, expected = bare(read).replace("-", ""), bare(wanted).replace("-", "")
    if given == expected or (not keeps_order and Counter(given) == Counter(expected)):
        return ""
    missing, added = Counter(expected) - Counter(given), Counter(given) - Counter(expected)
    return f"missing {dict(missing)}, added {dict(added)}"[:200]


failures = 0
for path in sys.argv[1:]:
    with io.open(os.path.splitext(path)[0] + ".txt", encoding="utf-8") as file:
        wanted = file.read()
    for name, (reader, keeps_order) in sorted(READERS.items()):
        found = difference(reader(path), wanted, keeps_order)
        failures += bool(found)
        print(f"{'FAIL' if found else 'PASS'} {name:15} {os.path.basename(path)} {found}".rstrip())
sys.exit(1 if failures else 0)
