#!/usr/bin/env python3
"""Who said what in the documents of a cluster: onrecord on Spark, rows out as Parquet.

    spark-submit extract.py INPUT OUTPUT [--format jsonl|parquet|warc] [--by month|day] ...

Every task keeps one onrecord for all its documents (child.py). What was found lies in
OUTPUT/found; a second pass joins it (one name for one person, same_as) and writes
OUTPUT/rows, partitioned by month or day, and OUTPUT/documents, with the reason for each
document that was not read. README.md has sizes and figures.
"""
import argparse
import json
import os
import tempfile

from pyspark.sql import SparkSession, functions as F

import child

FOUND = "document string, status string, period string, line binary"
TEXTS = ("source speaker topic quote kind act stance role mention cue frame via date_basis source_basis place title url "
         "language context document id").split()
PAIRS = "array<array<int>>"
ROW = ", ".join([f"{name} string" for name in TEXTS] + [
    "date string", "said string", "statement int", "confidence double", "speaker_confidence double",
    "topics array<string>", "same_as array<string>", "flags array<string>",
    f"spans struct<content {PAIRS}, mention {PAIRS}, cue {PAIRS}, frame {PAIRS}>"])
COLUMNS = ("source date speaker topic quote kind act stance role mention cue frame via topics date_basis source_basis said "
           "place title url language context document statement spans same_as confidence speaker_confidence flags id").split()


def documents(spark, path, form):
    """The documents as records of one column, the bytes of a JSON object or of a WARC record."""
    if form == "jsonl":
        return spark.read.text(path).select(F.col("value").cast("binary").alias("line"))
    if form == "parquet":
        table = spark.read.parquet(path)
        known = [c for c in ("id", "text", "html", "source", "date", "title", "url", "byline", "language") if c in table.columns]
        return table.select(F.to_json(F.struct(*known)).cast("binary").alias("line"))
    files = spark.read.format("binaryFile").load(path).select("content")
    return files.mapInPandas(split, "line binary")


def split(batches):
    """The records of WARC files that are pages, each a file of its own."""
    import pandas
    for batch in batches:
        for content in batch["content"]:
            for record in child.records(content):
                yield pandas.DataFrame({"line": [record]})


def extract(program, seconds, period, warc):
    """A function that reads the documents of a partition."""
    def run(batches):
        import pandas
        with tempfile.TemporaryDirectory() as folder:
            lines = (line for batch in batches for line in batch["line"])
            if warc:
                lines = child.files(lines, folder)
            held = []
            for line in child.found(lines, program, seconds):
                entry = json.loads(line)
                held.append((entry["document"], entry.get("status"), (entry.get("date") or "")[:period] or "undated", line))
                if len(held) == 1000:
                    yield pandas.DataFrame(held, columns=["document", "status", "period", "line"])
                    held = []
            yield pandas.DataFrame(held, columns=["document", "status", "period", "line"])
    return run


def join(program, group):
    """A function that joins what was found, one group after the other: rows as lines."""
    def run(batches):
        import pandas
        for lines in child.joined(((key, line) for b in batches for key, line in zip(b[group], b["line"])), program):
            yield pandas.DataFrame({"line": lines})
    return run


def main():
    p = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    p.add_argument("input")
    p.add_argument("output")
    p.add_argument("--format", choices=["jsonl", "parquet", "warc"], default="jsonl")
    p.add_argument("--by", choices=["month", "day"], default="month", help="how rows are partitioned")
    p.add_argument("--join", choices=["all", "period"], default="all",
                   help="join all documents, in one task, or those of each period, side by side")
    p.add_argument("--program", default="onrecord", help="the program, on every machine")
    p.add_argument("--seconds", type=float, default=60, help="how long one document may take")
    p.add_argument("--partitions", type=int, help="into how many tasks documents are dealt out; as they come if left out")
    a = p.parse_args()
    period = {"month": 7, "day": 10}[a.by]  # so many letters of 2026-11-18

    spark = SparkSession.builder.appName("onrecord").getOrCreate()
    here = os.path.dirname(os.path.abspath(__file__))
    spark.sparkContext.addPyFile(os.path.join(here, "child.py"))

    lines = documents(spark, a.input, a.format)
    if a.partitions:
        lines = lines.repartition(a.partitions)
    lines.mapInPandas(extract(a.program, a.seconds, period, a.format == "warc"), FOUND) \
        .write.mode("overwrite").parquet(a.output + "/found")

    found = spark.read.schema(FOUND).parquet(a.output + "/found").withColumn("all", F.lit("all"))
    group = "period" if a.join == "period" else "all"
    rows = found.repartition(group).sortWithinPartitions(group).mapInPandas(join(a.program, group), "line string")
    row = rows.select(F.from_json("line", ROW).alias("r")).select("r.*")
    row = row.withColumn("period", F.when(F.col("date") == "", "undated").otherwise(F.substring("date", 1, period)))
    for day in ("date", "said"):
        row = row.withColumn(day, F.to_date(F.when(F.col(day) != "", F.col(day))))
    span = lambda p: F.struct(p[0].alias("start"), p[1].alias("end"))
    row = row.withColumn("spans", F.struct(*[F.transform(f"spans.{of}", span).alias(of) for of in ("content", "mention", "cue", "frame")]))
    row.select(*COLUMNS, F.col("period").alias(a.by)).write.mode("overwrite").partitionBy(a.by).parquet(a.output + "/rows")

    summary = "document string, status string, reason string, source string, date string, rows int, warnings array<string>"
    found.where("status is not null").select(F.from_json(F.col("line").cast("string"), summary).alias("d")).select("d.*") \
        .write.mode("overwrite").parquet(a.output + "/documents")
    spark.stop()


if __name__ == "__main__":
    main()
