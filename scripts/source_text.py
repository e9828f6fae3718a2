"""Checks that every visible character of Markdown sources is printed or accounted for.

Each document is exported with --explain. What markdown-it-py takes for visible text has to be in what
pdftotext reads from the PDF, or among what --explain lists as not printed as written.
"""

import collections
import concurrent.futures
import html
import os
import re
import subprocess
import sys
import tempfile
import unicodedata

from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

HANJANG = os.environ["HANJANG"]
# The elements of the HTML Standard and those that browsers still know.
ELEMENTS = set(
    "a abbr acronym address applet area article aside audio b base basefont bdi bdo big blink blockquote "
    "body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog "
    "dir div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hgroup hr html i iframe img input ins kbd label legend li link listing main map mark "
    "marquee math menu meta meter nav nobr noscript object ol optgroup option output p param picture pre "
    "progress q rb rp rt rtc ruby s samp script search section select slot small source span strike strong "
    "style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul "
    "var video wbr xmp".split()
)
# Those whose tags are meant wherever one begins a line.
BLOCKS = set(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer "
    "form h1 h2 h3 h4 h5 h6 head header hr html legend li main menu nav ol optgroup option p section summary table "
    "tbody td tfoot th thead tr ul pre".split()
)
VOID = set("area base br col embed hr img input link meta param source track wbr".split())
OPTIONAL_END = set(
    "body caption colgroup dd dt head html li optgroup option p rb rp rt rtc tbody td tfoot th thead tr".split()
)
TAG = re.compile(r"""</?([A-Za-z][A-Za-z0-9-]*)(\s(?:[^<>"']|"[^"]*"|'[^']*')*)?/?>""")


def is_markup(tag, source):
    """Whether a tag is HTML: an element that is closed, or whose end tag may be left out."""
    name, attributes = tag.group(1).lower(), tag.group(2) or ""
    if name in VOID:
        return name in ("br", "hr", "wbr") or "=" in attributes
    if name in ELEMENTS and ("=" in attributes or name in OPTIONAL_END or tag.group(0).endswith("/>")):
        return True
    if tag.group(0).endswith("/>") and "=" in attributes:
        return True
    before = tag.string[: tag.start()].rsplit("\n", 1)[-1]
    if name in BLOCKS and re.fullmatch(r"\s*(<[^<>]*>\s*)*", before):
        return True
    if tag.group(0).startswith("</"):
        return re.search(rf"<{name}[\s>/]", source, re.I) is not None
    return re.search(rf"</{name}\s*>", source, re.I) is not None


def text_of_html(text, source):
    text = re.sub(r"<!--.*?-->", " ", text, flags=re.S)
    # The parts of a drawing are no elements of HTML.
    text = re.sub(r"(?is)<(svg|math)\b.*?</\1\s*>", lambda found: re.sub(r"<[^>]*>", " ", found[0]), text)
    text = re.sub(r"(?is)<(script|style|template|title)\b.*?</\1\s*>", " ", text)
    text = re.sub(r"<\?.*?\?>", " ", text, flags=re.S)
    text = re.sub(r"<!\[CDATA\[(.*?)\]\]>", lambda found: html.escape(found[1]), text, flags=re.S)
    text = re.sub(r"(?s)<![A-Za-z][^>]*>", " ", text)
    return html.unescape(TAG.sub(lambda tag: " " if is_markup(tag, source) else tag[0], text))


# Beside CJK text Hanjang reads emphasis that CommonMark doesn't know.
DELIMITERS = "*_~"


def visible_text(source):
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(front_matter_plugin).use(footnote_plugin).use(deflist_plugin)
    # Links that aren't allowed keep their text; addresses are printed as written.
    parser.validateLink = lambda address: True
    parser.normalizeLinkText = lambda address: address
    parts = []

    def walk(tokens):
        for token in tokens:
            if token.type == "inline":
                if token.children and token.children[0].type == "text":
                    # The box of a task.
                    token.children[0].content = re.sub(r"^\[[ xX]\](?=\s)", "", token.children[0].content)
                walk(token.children)
            elif token.type == "html_inline":
                parts.append(text_of_html(token.content, source))
            elif token.type == "html_block":
                parts.append(" " + text_of_html(token.content, source) + " ")
            elif token.type in ("text", "code_inline", "code_block", "fence"):
                parts.append(token.content)
            elif token.type != "image":
                # Whatever opens and closes between two texts of a block leaves them one word.
                parts.append("" if token.type.startswith(("em_", "strong_", "s_", "link_")) else " ")

    walk(parser.parse(source))
    return "".join(parts)


def units(text):
    """Words, and other visible characters one by one."""
    found = collections.Counter()
    text = unicodedata.normalize("NFC", text)
    for unit in re.findall(r"[가-힣]+|[A-Za-zÀ-ɏ]+|[0-9]+|[^\W\d_가-힣A-Za-zÀ-ɏ]+|[^\w\s]|_", text):
        if unit[0] in DELIMITERS:
            continue
        if unicodedata.category(unit[0]) not in ("Cc", "Cf", "Co", "Cn", "Mn"):
            found[unit] += 1
    return found


def squeezed(text):
    return "".join(unicodedata.normalize("NFC", text).split())


def read(path):
    with open(path, "rb") as file:
        data = file.read()
    for encoding in ("utf-8-sig", "cp949"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass
    return data.decode("utf-8", "replace")


def lost(path):
    with tempfile.TemporaryDirectory() as folder:
        pdf = os.path.join(folder, "out.pdf")
        told = subprocess.run(
            [HANJANG, "export", path, "--explain", "--quiet", "-o", pdf], capture_output=True, text=True
        )
        if told.returncode != 0:
            return [f"exit status {told.returncode}: {told.stderr.strip()[:200]}"]
        page = subprocess.run(["pdftotext", "-raw", pdf, "-"], capture_output=True, text=True).stdout
    listed = [line.split("\t")[2] for line in told.stdout.splitlines() if "\trewritten\t" in line]
    shown = squeezed(page) + "\n" + "\n".join(squeezed(line) for line in listed)
    return [
        f"{unit} ({count - shown.count(unit)} of {count})"
        for unit, count in units(visible_text(read(path))).items()
        if shown.count(unit) < count
    ]


def main():
    failed = 0
    paths = sys.argv[1:]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for path, missing in zip(paths, pool.map(lost, paths)):
            if missing:
                failed += 1
                print(f"{path}: {', '.join(missing[:12])}{', …' if len(missing) > 12 else ''}")
    print(f"{len(paths) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
