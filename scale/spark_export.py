#!/usr/bin/env python3
"""Exports the documents of a folder, a bucket or a lake as PDFs on a Spark cluster.

    spark-submit scale/spark_export.py SOURCE TARGET [--shards N] [--report FILE] [-- OPTIONS OF hanjang export]

SOURCE and TARGET are folders that all machines share, or addresses that fsspec knows, such as s3://bucket/folder (pip
install fsspec s3fs on all machines). Each document is a whole file: it is read, made by a `hanjang worker` of the
executor, and written whole or not at all. A task that is lost with its machine is run again by Spark and makes the
same bytes. Hanjang must be on the PATH of all machines, or be named by --hanjang.
"""
import argparse
import hashlib
import json
import os
import posixpath
import shutil
import subprocess
import sys
import tempfile
import unicodedata

ENDINGS = (".md", ".markdown", ".json")
# Pictures and styles come to light one after another: a style may extend another one.
ROUNDS = 4
OBJECT_STORES = {"s3", "s3a", "gs", "gcs", "abfs", "az", "oci"}


class Store:
    """A folder of the disk, or of whatever fsspec knows."""

    def __init__(self, address):
        self.address = address.rstrip("/")
        self.is_local = "://" not in address or address.startswith("file://")
        if self.is_local:
            self.address = os.path.abspath(self.address.removeprefix("file://"))
            self.files = None
        else:
            import fsspec  # pylint: disable=import-outside-toplevel
            self.files, self.address = fsspec.core.url_to_fs(self.address)

    def path(self, key):
        return f"{self.address}/{key}"

    def documents(self):
        """The keys of all documents, sorted; what is hidden is left out, and links are not followed."""
        if self.is_local:
            found = [os.path.relpath(os.path.join(folder, name), self.address)
                     for folder, _, names in os.walk(self.address) for name in names
                     if not os.path.islink(os.path.join(folder, name))]
        else:
            found = [path[len(self.address) + 1:] for path in self.files.find(self.address)]
        return sorted(key for key in found if key.lower().endswith(ENDINGS)
                      and not any(part.startswith(".") for part in key.split("/")))

    def fetch(self, key, target):
        """Copies a file to the disk with its time; false where there is none."""
        try:
            info = self.files.info(self.path(key))
            if info["type"] != "file":
                return False
            os.makedirs(os.path.dirname(target), exist_ok=True)
            self.files.get_file(self.path(key), target)
        except FileNotFoundError:
            return False
        changed = info.get("LastModified") or info.get("mtime") or info.get("updated")
        if changed is not None:
            seconds = changed if isinstance(changed, (int, float)) else changed.timestamp()
            os.utime(target, (seconds, seconds))
        return True

    def put(self, source, key):
        """Writes a whole file: a store of objects shows none before it is complete, others have it moved into place."""
        path = self.path(key)
        self.files.makedirs(posixpath.dirname(path), exist_ok=True)
        protocols = self.files.protocol if isinstance(self.files.protocol, tuple) else (self.files.protocol,)
        if OBJECT_STORES.intersection(protocols):
            self.files.put_file(source, path)
        else:
            partial = f"{path}.{os.getpid()}.partial"
            self.files.put_file(source, partial)
            self.files.mv(partial, path)


class Lost(Exception):
    """The worker ended, or said what no worker says."""


class Worker:
    """A `hanjang worker`, started when it is needed and again when it is lost; see docs/worker.md."""

    def __init__(self, settings):
        self.command = [settings["hanjang"], "worker", "--timeout", str(settings["timeout"]), "--memory",
                        settings["memory"]]
        self.process = None
        self.count = 0

    def start(self):
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        if self.read().get("protocol") != 1:
            raise Lost("it speaks another version of the protocol")

    def read(self):
        line = self.process.stdout.readline()
        length, _, text = line.partition(b" ")
        if not line.endswith(b"\n") or not length.isdigit() or len(text) != int(length) + 1:
            raise Lost(f"its worker ended with status {self.stop()}")
        return json.loads(text)

    def ask(self, job):
        try:
            if self.process is None:
                self.start()
            self.count += 1
            text = json.dumps({"id": self.count, **job}, ensure_ascii=False).encode()
            self.process.stdin.write(b"%d %s\n" % (len(text), text))
            self.process.stdin.flush()
            answer = self.read()
        except (OSError, ValueError) as error:
            self.stop()
            raise Lost(str(error)) from error
        if answer.get("id") != self.count:
            self.stop()
            raise Lost("it answers another job")
        return answer

    def stop(self):
        """Ends the process, and tells how it ended."""
        if self.process is None:
            return 0
        process, self.process = self.process, None
        process.stdin.close()
        process.stdout.close()
        try:
            return process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def pdf_names(keys):
    """The PDF of each document: as `hanjang batch` names them, with numbers where names would meet."""
    names, taken = {}, set()
    for key in sorted(keys, key=lambda key: (key.lower().endswith(".json"), key.encode())):
        stem = posixpath.splitext(key)[0]
        name, number = f"{stem}.pdf", 1
        while unicodedata.normalize("NFC", name).lower() in taken:
            number += 1
            name = f"{stem}-{number}.pdf"
        taken.add(unicodedata.normalize("NFC", name).lower())
        names[key] = name
    return names


def shard_of(key, count):
    """From 0, the same as `hanjang batch --shard` has it from 1."""
    digest = hashlib.blake2b(unicodedata.normalize("NFC", key).encode(), digest_size=16).digest()
    return int.from_bytes(digest[:8], "little") % count


def make_in_place(worker, source, target, key, name, options):
    """Where all machines share the disk the worker reads and writes by itself."""
    output = target.path(name)
    os.makedirs(os.path.dirname(output), exist_ok=True)
    return worker.ask({"input": source.path(key), "output": output, "arguments": options})


def make_in_copy(worker, source, target, key, name, options):
    """Else the document is copied, and what it turns out to need is copied after it."""
    folder = tempfile.mkdtemp(prefix="hanjang-")
    try:
        copy, output = os.path.join(folder, "in", key), os.path.join(folder, "out.pdf")
        if source.is_local:
            copy = source.path(key)
        elif not source.fetch(key, copy):
            raise Lost("it is gone")
        for _ in range(ROUNDS):
            answer = worker.ask({"input": copy, "output": output, "arguments": options})
            root = os.path.join(folder, "in")
            wanted = [os.path.relpath(path, root) for path, known in answer["reads"] if known is None]
            wanted = [path for path in wanted if not path.startswith("..")]
            if source.is_local or not any([source.fetch(path, os.path.join(root, path)) for path in wanted]):
                break
        if answer["outcome"] == "made":
            if target.is_local:
                place_whole(output, target.path(name))
            else:
                target.put(output, name)
        return answer
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def place_whole(source, target):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    partial = f"{target}.{os.getpid()}.partial"
    shutil.copyfile(source, partial)
    os.replace(partial, target)


def convert(settings):
    """What a task does with its share of the documents: one worker for all of them."""
    def convert_share(pairs):
        source, target = Store(settings["source"]), Store(settings["target"])
        make = make_in_place if source.is_local and target.is_local else make_in_copy
        worker = Worker(settings)
        try:
            for key, name in pairs:
                try:
                    answer = make(worker, source, target, key, name, settings["options"])
                except Lost as error:
                    answer = {"outcome": "failed", "messages": [["error", f"{key}: error: {error}"]]}
                kept = ("outcome", "pages", "bytes", "milliseconds", "diagnostics", "messages")
                yield {"path": key, "output": name, **{member: answer.get(member) for member in kept}}
        finally:
            worker.stop()
    return convert_share


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("source")
    parser.add_argument("target")
    parser.add_argument("--shards", type=int, help="how many tasks (default: four for each core)")
    parser.add_argument("--report", help="a file of JSON Lines, on the machine that submits")
    parser.add_argument("--hanjang", default="hanjang")
    parser.add_argument("--timeout", type=int, default=30, help="seconds that a document may take")
    parser.add_argument("--memory", default="1GB", help="what a worker may take of its own")
    parser.add_argument("options", nargs="*", help="of hanjang export, after --")
    arguments = parser.parse_args()
    from pyspark.sql import SparkSession  # pylint: disable=import-outside-toplevel
    spark = SparkSession.builder.appName("hanjang").getOrCreate()
    context = spark.sparkContext
    shards = arguments.shards or max(1, 4 * context.defaultParallelism)
    names = pdf_names(Store(arguments.source).documents())
    settings = {name: getattr(arguments, name) for name in ("source", "target", "hanjang", "timeout", "memory", "options")}
    pairs = context.parallelize([(shard_of(key, shards), (key, name)) for key, name in names.items()], 1)
    shares = pairs.partitionBy(shards, int).values()
    counts = {}
    report = open(arguments.report, "w", encoding="utf-8") if arguments.report else None
    for line in shares.mapPartitions(convert(settings)).collect():
        counts[line["outcome"]] = counts.get(line["outcome"], 0) + 1
        messages = line.pop("messages") or []
        if line["outcome"] == "failed":
            print(f"failed: {line['path']}: {messages[0][1] if messages else ''}", file=sys.stderr)
        if report:
            report.write(json.dumps(line, ensure_ascii=False) + "\n")
    if report:
        report.close()
    print(", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items())) or "no documents")
    spark.stop()
    sys.exit(1 if counts.get("failed") else 0)


if __name__ == "__main__":
    main()
