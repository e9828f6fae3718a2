"""Compiles Typst files in several processes, each with a compiler that it keeps.

    typst_batch.py PROCESSES LIST       a line of LIST: INPUT.typ, a tab, OUTPUT.pdf

Prints the seconds from the moment when all compilers stand until all documents are done.
"""
import multiprocessing
import sys
import time

import typst


def work(jobs, barrier):
    compiler = typst.Compiler(root="/")
    barrier.wait()
    for source, output in jobs:
        compiler.compile(input=source, output=output)
    barrier.wait()


def main():
    count = int(sys.argv[1])
    with open(sys.argv[2], encoding="utf-8") as lines:
        jobs = [line.rstrip("\n").split("\t") for line in lines]
    barrier = multiprocessing.Barrier(count + 1)
    processes = [multiprocessing.Process(target=work, args=(jobs[index::count], barrier)) for index in range(count)]
    for process in processes:
        process.start()
    barrier.wait()
    start = time.monotonic()
    barrier.wait()
    print(time.monotonic() - start)
    for process in processes:
        process.join()
    sys.exit(any(process.exitcode for process in processes))


if __name__ == "__main__":
    main()
