#!/usr/bin/env python3
"""Direct quotations of onrecord beside those of textacy with spaCy's small English model.

    quotations.py PROGRAM MODEL GOLD.jsonl FOLDER-OF-TEXTS

GOLD has what people marked, as for "onrecord evaluate". A part of a quotation is found if a
found one has four words in five of it and little else; the speaker is right if the last word
of the name is. Each side is a process of its own; CPU seconds include its start. textacy
refuses a text with an odd number of quotation marks, so that it gets paragraphs.
"""
import collections
import json
import os
import re
import resource
import subprocess
import sys


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def alike(a, b):
    shared = sum((words(a) & words(b)).values())
    return shared and 2 * shared / (sum(words(a).values()) + sum(words(b).values())) >= 0.8


def last(name):
    return (re.findall(r"\w+", name.lower()) or [""])[-1]


def ours(program, texts):
    out = subprocess.run([program, "rows", "--quiet", *texts], stdout=subprocess.PIPE, check=False).stdout
    for line in out.decode().splitlines():
        r = json.loads(line)
        if r["kind"] == "direct":
            for part in r["quote"].split(" … "):
                yield os.path.basename(r["document"]), part, r["mention"] or r["speaker"]


def theirs(model, texts):
    import spacy
    from textacy import extract
    nlp = spacy.load(model, exclude=["ner"])
    refused = 0
    for path in texts:
        for paragraph in re.split(r"\n\s*\n", open(path, encoding="utf-8").read()):
            try:
                for q in extract.direct_quotations(nlp(paragraph)):
                    yield os.path.basename(path), q.content.text, " ".join(t.text for t in q.speaker)
            except ValueError:  # an odd number of quotation marks
                refused += 1
    print(f"textacy refused {refused} paragraphs with an odd number of quotation marks", file=sys.stderr)


def main():
    if sys.argv[1] == "--theirs":
        for found in theirs(sys.argv[2], sys.argv[3:]):
            print(json.dumps(found))
        return
    program, model, gold, folder = sys.argv[1:]
    marked = [json.loads(line) for line in open(gold, encoding="utf-8")]
    marked = [(g["doc"], part, g.get("mention") or g["speaker"]) for g in marked if g["kind"] == "direct" for part in g["parts"]]
    texts = [os.path.join(folder, name) for name in sorted({doc for doc, _, _ in marked})]

    def spent():
        r = resource.getrusage(resource.RUSAGE_CHILDREN)
        return r.ru_utime + r.ru_stime

    print(f"{len(texts)} articles, {len(marked)} parts of direct quotations")
    for name in ("onrecord", "textacy"):
        before = spent()
        if name == "onrecord":
            found = list(ours(program, texts))
        else:
            out = subprocess.run([sys.executable, __file__, "--theirs", model, *texts], stdout=subprocess.PIPE, check=True).stdout
            found = [json.loads(line) for line in out.splitlines()]
        cpu = spent() - before
        by = collections.defaultdict(list)
        for doc, text, who in found:
            by[doc].append((text, who))
        hit = [(who, [w for text, w in by[doc] if alike(part, text)]) for doc, part, who in marked]
        right = sum(1 for who, list in hit if any(last(who) == last(w) for w in list))
        got = sum(1 for _, list in hit if list)
        true = sum(1 for doc, text, _ in found if any(d == doc and alike(part, text) for d, part, _ in marked))
        print(f"{name}: {cpu:.2f} CPU s; {len(found)} parts found, {100 * got / len(marked):.1f} % of those marked, "
              f"{100 * true / max(1, len(found)):.1f} % of the found are marked; speaker right in {100 * right / max(1, got):.1f} % of them")


main()
