"""Exports the inputs of other projects' Markdown suites, and says which are slow, refused or lose text."""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import threading

import source_text

LIMIT = float(os.environ.get("LIMIT", "5"))
# What an error may be: a limit that docs/cli.md and SECURITY.md name.
REFUSALS = re.compile(r"\[(too-complex|timed-out|too-large|out-of-memory|nesting-too-deep)\]")


# MARK: Examples


def specification_examples(text):
    fence = "`" * 32
    pattern = rf"^{fence} example[^\n]*\n(.*?)^\.\n.*?^{fence}$"
    return [found[1].replace("→", "\t") for found in re.finditer(pattern, text, re.S | re.M)]


def fixture_examples(text):
    """markdown-it's: lines of a dot around the source and the HTML."""
    parts = re.split(r"^\.\n", text, flags=re.M)
    return [part.replace("→", "\t") for part in parts[1::3]]


def examples(folder):
    for path in sorted(pathlib.Path(folder).rglob("*.txt")):
        relative = path.relative_to(folder)
        if "node_modules" in relative.parts or not ({"test", "fixtures"} & set(relative.parts) or path.name == "spec.txt"):
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        found = specification_examples(text) if "`" * 32 + " example" in text else []
        if not found and "fixtures" in relative.parts:
            found = fixture_examples(text)
        for number, source in enumerate(found, 1):
            yield f"{pathlib.Path(folder).name}/{relative} {number}", source
    for path in sorted(pathlib.Path(folder).rglob("*/samples/*.md")) + sorted(pathlib.Path(folder).rglob("afl_test_cases/*")):
        yield str(path.relative_to(folder)), path.read_text(encoding="utf-8", errors="replace")


# MARK: Inputs made to be slow


def colliding_labels(count):
    """Definitions whose labels fell into one slot of cmark's first table of references."""

    def slot(label):
        value = 0
        for character in label:
            value = (ord(character) + (value << 6) + (value << 16) - value) & 0xFFFFFFFF
        return value % 16

    labels = [label for label in (f"x{number}" for number in range(17 * count)) if slot(label) == 0][:count]
    return "".join(f"[{label}]: /url\n\n[{labels[0]}]\n\n" for label in labels[1:])


def slow():
    """The kinds that cmark, commonmark.js and markdown-it try, as large as the largest of them."""
    repeated = {
        "strong in emphasis": lambda n: "*a **a " * n + "b" + " a** a*" * n,
        "stars around a letter": lambda n: "*" * n + "a" + "*" * n,
        "closers": lambda n: "a_ " * n,
        "openers": lambda n: "_a " * n,
        "brackets that close": lambda n: "a]" * n,
        "brackets that open": lambda n: "[a" * n,
        "openers and other closers": lambda n: "*a_ " * n,
        "openers, then closers of two kinds": lambda n: "*a " * n + "_a*_ " * n,
        "multiples of three": lambda n: "a**b" + "c* " * n,
        "closed and open": lambda n: "*_* _ " * n,
        "brackets and closers": lambda n: "[ a_" * n,
        "destinations that end nowhere": lambda n: "[ (](" * n,
        "pictures of brackets": lambda n: "![[]()" * n,
        "nested brackets": lambda n: "[" * n + "a" + "]" * n,
        "nested quotes": lambda n: "> " * n + "a",
        "zero bytes": lambda n: "abc\0de\0" * n,
        "open destinations in angles": lambda n: "[a](<b" * n,
        "open destinations": lambda n: "[a](b" * n,
        "open comments": lambda n: "</" + "<!--" * n,
        "items in a line, blank lines": lambda n: "- " * n + "x" + "\n" * n,
        "items in a quote, blank lines": lambda n: "> " + "- " * n + "x\n" + ">\n" * n,
        "closers in quotes": lambda n: ">" * n + "a*" * n,
        "runs of stars and lines": lambda n: "**_* " * n,
        "back-ticks behind backslashes": lambda n: "``\\" * n,
        "opening angles": lambda n: "<" * n + ">",
        "spaces before a line's end": lambda n: "x" + " " * n + "x  \nx",
        "an address that ends in stars": lambda n: "https://test.com?" + "*" * n + "a",
        "quotation marks": lambda n: '"' * n,
        "backslashes in brackets": lambda n: "[" + "\\" * n + "\n",
        "backslashes in a title": lambda n: '[test](\\url "' + "\\" * n + "\n",
        "empty links": lambda n: "[](" * n + "\n",
        "tables in old lines": lambda n: "aaa\rbbb\n-\v\n" * n,
        "references": lambda n: "".join(f"[{i}]: u\n" for i in range(n)) + "[0] " * (n // 16),
        "labels of one slot": colliding_labels,
        # Others of the kind.
        "unused definitions": lambda n: "".join(f"[a{i}]: https://example.com/{i}\n" for i in range(n)),
        "tags with an open value": lambda n: '<a x="' * n,
        "tags with open apostrophes": lambda n: "<a x='" * n,
        "open instructions": lambda n: "<?" * n,
        "open declarations": lambda n: "<!A" * n,
        "open sections of data": lambda n: "<![CDATA[" * n,
        "open elements": lambda n: "<b>" * n,
        "open elements of blocks": lambda n: "<div>\n" * n,
        "open items of HTML": lambda n: "<ul><li>" * n,
        "end tags": lambda n: "</b>" * n,
        "scripts": lambda n: "<script>" * n,
        "open braces": lambda n: "{" * n,
        "open tags of templates": lambda n: "{% a " * n,
        "closed tags of templates": lambda n: "{% a %}" * n,
        "open values": lambda n: "{{ a " * n,
        "code of templates": lambda n: "{% highlight a %}\n" * n,
        "open comments of MDX": lambda n: "{/*" * n,
        "attributes": lambda n: "{a" * n + "}",
        "comments of Obsidian": lambda n: "%%a " * n,
        "highlights": lambda n: "==a " * n,
        "highlights that close": lambda n: "==a== " * n,
        "inline notes": lambda n: "a^[b " * n,
        "carets": lambda n: "a^b " * n,
        "tildes": lambda n: "a~b " * n,
        "dollars": lambda n: "$a " * n,
        "commands": lambda n: "\\textbf{" * n,
        "links of LaTeX": lambda n: "\\href{a}{" * n,
        "definitions": lambda n: "a\n: b\n\n" * n,
        "definitions that end nowhere": lambda n: "[a]:\n" * n,
        "notes": lambda n: "".join(f"[^{i}]: a\n\n" for i in range(n)),
        "references to notes": lambda n: "[^a]" * n + "\n\n[^a]: b\n",
        "call-outs": lambda n: ":::note\n" * n,
        "hyphens": lambda n: "a--b " * n,
        "entities": lambda n: "&a" * n,
        "colons": lambda n: ":a" * n,
        "at signs": lambda n: "a@" * n,
        "addresses": lambda n: "http://a " * n,
        "tight headings": lambda n: "#a\n" * n,
        "indented items": lambda n: "1. a\n  - b\n" * n,
        "deeper items": lambda n: "".join("  " * i + "* a\n" for i in range(min(n, 1_000))),
        "runs of back-ticks": lambda n: "".join("e" + "`" * i for i in range(int((2 * n) ** 0.5))),
        "fences in a line": lambda n: "```" * n,
        "fences": lambda n: "```a\n" * n,
        "lines of letters": lambda n: "a\n" * n,
        "one word": lambda n: "a" * n,
        "one word of Hangul": lambda n: "가" * n,
        "a heading of one word": lambda n: "# " + "a" * n,
        "bars": lambda n: "| " * n,
        "headings": lambda n: "# a\n" * n,
        "front matter": lambda n: "---\n" + "a: b\n" * n + "---\n\na\n",
    }
    sizes = {
        "zero bytes": 100_000, "open comments": 100_000, "opening angles": 400_000, "quotation marks": 160_000,
        "spaces before a line's end": 150_000, "closers in quotes": 100_000, "deeper items": 1_000,
        "runs of back-ticks": 4_500_000 // 2, "one word": 300_000, "stars around a letter": 60_000,
        "strong in emphasis": 65_000, "closers": 65_000, "openers": 65_000, "brackets that close": 65_000,
        "brackets that open": 65_000, "destinations that end nowhere": 80_000, "references": 80_000,
        "pictures of brackets": 20_000, "an address that ends in stars": 70_000, "tables in old lines": 30_000,
    }
    for name, made in repeated.items():
        full = sizes.get(name, 50_000)
        # A refusal of the largest must not hide what a smaller one does.
        for size in (full, full // 10):
            yield f"{name} × {size}", made(size)


# MARK: Trying


Run = collections.namedtuple("Run", "returncode stderr")


def timed(command):
    """The outcome, and the seconds of processor time: the machine may have other work."""
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=errors)
        timer = threading.Timer(max(90, 4 * LIMIT), process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        timer.cancel()
        seconds = usage.ru_utime + usage.ru_stime
        errors.seek(0)
        text = errors.read().decode("utf-8", "replace")
    return (None if process.returncode == -9 else Run(process.returncode, text)), seconds


# Inputs made to be slow that another Markdown parser reads otherwise, on purpose.
DIALECTS = re.compile("template|MDX|attributes|Obsidian|highlights|notes|LaTeX|commands|call-outs|tight|definitions|old lines|elements|open values|front matter|dollars|tildes|carets|hyphens|indented")


def attempt(case):
    name, source = case
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "example.md")
        with open(path, "w", encoding="utf-8", newline="", errors="surrogatepass") as file:
            file.write(source)
        pdf = os.path.join(folder, "out.pdf")
        run, seconds = timed([source_text.HANJANG, "export", path, "--quiet", "-o", pdf])
        if run is None:
            return name, seconds, "hangs"
        if run.returncode == 1 and REFUSALS.search(run.stderr):
            return name, seconds, "slow" if seconds > LIMIT else "refused"
        is_dialect = "×" in name and DIALECTS.search(name)
        if "[nothing-to-print]" in run.stderr and (
            is_dialect or not source_text.units(source_text.visible_text(source))
        ):
            return name, seconds, "refused"
        if run.returncode != 0:
            return name, seconds, f"exit status {run.returncode}: {run.stderr.strip()[:200]}"
        if seconds > LIMIT:
            return name, seconds, "slow"
        compares = len(source) < 50_000 and not is_dialect and not is_kept(source)
        missing = source_text.lost(path) if compares else []
        # Footers stand between the pieces of a word that goes on to the next page.
        if "×" in name:
            missing = [unit for unit in missing if int(re.search(r"\((\d+) of", unit)[1]) > 20]
        return name, seconds, "loses " + ", ".join(missing[:12]) if missing else ""


# What may be lost, by how its source is known.
KEPT = [
    # cmark takes numbers of any length for character references.
    r"&#(x[0-9a-fA-F]{7,}|\d{8,});",
    # Spaces in addresses, which CommonMark doesn't know.
    r"\]\([^<()\n]*[^<()\n\\] [^()\n]*\)|\]\(\S*\\ ",
    # Tags of no element are text, and so is what their quotation marks hold.
    r'<bar attr="',
    # GFM reads addresses in text before emphasis and code.
    r"https?://\S*[*`]",
    # A heading wins against a table.
    r"(?m)^# \|",
    # Pipes in a cell's code.
    r"(?m)^\|.*`[^`|]*\|[^`]*`",
    # A definition ends before what is no title.
    r'(?m)^\[test\]:example\n""third',
]


def is_kept(source):
    return any(re.search(pattern, source) for pattern in KEPT)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("folders", nargs="*", metavar="FOLDER")
    parser.add_argument("--slow", action="store_true", help="only the inputs made to be slow")
    parser.add_argument("--match", default="", help="only those with names that match")
    parser.add_argument("--times", action="store_true", help="print the time of each")
    options = parser.parse_args()
    cases = [] if options.slow else [case for folder in options.folders for case in examples(folder)]
    seen = set()
    cases = [case for case in cases if not (case[1] in seen or seen.add(case[1]))]
    cases += slow()
    cases = [case for case in cases if re.search(options.match, case[0])]
    counts = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, seconds, fault in pool.map(attempt, cases):
            counts[fault if fault in ("", "refused") else "failed"] += 1
            if options.times or fault not in ("", "refused"):
                print(f"{name}: {seconds:.1f} s {fault}", flush=True)
    print(f"{counts['']} passed, {counts['refused']} refused, {counts['failed']} failed")
    return 1 if counts["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
