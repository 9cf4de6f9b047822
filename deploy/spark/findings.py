"""Findings of many reports with Spark: each partition of JSON lines goes through one `rapporteur annotate`.

  spark-submit --files rapporteur findings.py INPUT OUTPUT

INPUT   JSON lines, an object a report: "id", "text", and perhaps "date", "title", "source" (a path or pattern that Spark reads)
OUTPUT  a folder that is not there yet; gets a row a finding: kind, report, confidence, and the whole finding as JSON

A line that cannot be read comes out as {"id": …, "error": …} and lands in OUTPUT/errors; it stops nothing.
"""
import json
import sys

from pyspark.sql import SparkSession

COMMAND = './rapporteur annotate --layer findings --threads 1 || true'


def main(given, out):
    spark = SparkSession.builder.appName('rapporteur').getOrCreate()
    lines = spark.sparkContext.textFile(given).pipe(f"sh -c '{COMMAND}'").map(lambda line: (json.loads(line), line)).cache()
    errors = lines.filter(lambda pair: 'error' in pair[0]).map(lambda pair: pair[1])
    rows = lines.filter(lambda pair: 'error' not in pair[0]).map(
        lambda pair: (pair[0]['kind'], pair[0]['report'], pair[0]['confidence'], pair[1]))
    spark.createDataFrame(rows, 'kind string, report string, confidence double, finding string').write.partitionBy('kind').parquet(
        f'{out}/findings')
    errors.saveAsTextFile(f'{out}/errors')


if __name__ == '__main__':
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
